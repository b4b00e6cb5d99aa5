handler() {
  local name=world string='"name" *: *"([^"]*)"'
  [[ $1 =~ $string ]] && name=${BASH_REMATCH[1]}
  # The slow service.
  sleep 30 &
  echo "Hello, $name!"
}
