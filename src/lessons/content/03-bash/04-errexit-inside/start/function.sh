handler() {
  cat /var/task/prices.json
  echo '{"ok":true}'
}
