handler() {
  local name
  name=$(jq -r .name <<< "$1") || return 1
  echo "Hello, $name!"
}
