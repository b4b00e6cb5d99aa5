# Fails when the event has no name.
handler() {
  local name string='"name" *: *"([^"]*)"'
  if [[ $1 =~ $string ]]; then
    name=${BASH_REMATCH[1]}
  else
    echo "The event has no name" >&2
    return 1
  fi
  echo "Hello, $name!"
}
