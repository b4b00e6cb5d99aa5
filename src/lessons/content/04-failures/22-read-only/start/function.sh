handler() {
  local name note="$LAMBDA_TASK_ROOT/last"
  grep -o '"name":"[^"]*"' <<< "$1" | cut -d'"' -f4 > "$note" || return 1
  read -r name < "$note" || return 1
  echo "Hello, $name!"
}
