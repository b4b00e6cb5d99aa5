# Reads the price list. It takes a second.
load_prices() {
  sleep 1
  echo 42
}

handler() {
  if [[ $1 == *ping* ]]; then
    echo pong
    return
  fi
  load_prices
}
