handler() {
  local line name=""
  while read -r line; do
    [[ $line == '"name"'* ]] && name=$(cut -d'"' -f4 <<< "$line")
  done < <(tr ',{}' '\n' <<< "$1")
  [ -n "$name" ] || return 1
  echo "Hello, $name!"
}
