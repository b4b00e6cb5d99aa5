handler() {
  local name=world
  [[ $1 =~ \"name\":\"([^\"]*)\" ]] && name=${BASH_REMATCH[1]}
  echo "Hello, $name!"
}
