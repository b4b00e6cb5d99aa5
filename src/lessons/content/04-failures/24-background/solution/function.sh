handler() {
  local name=world string='"name" *: *"([^"]*)"'
  [[ $1 =~ $string ]] && name=${BASH_REMATCH[1]}
  # The slow service.
  sleep 30 > /dev/null 2>&1 &
  echo "Hello, $name!"
}
