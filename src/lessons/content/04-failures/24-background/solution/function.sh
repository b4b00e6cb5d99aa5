# Sends a count to a slow service.
count_up() {
  sleep 30
}

handler() {
  local name=world string='"name" *: *"([^"]*)"'
  [[ $1 =~ $string ]] && name=${BASH_REMATCH[1]}
  count_up > /dev/null 2>&1 &
  echo "Hello, $name!"
}
