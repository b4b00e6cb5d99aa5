# Reads the price list. It takes a second.
load_prices() {
  sleep 1
  price=42
}

handler() {
  load_prices
  echo "{\"price\":$price}"
}
