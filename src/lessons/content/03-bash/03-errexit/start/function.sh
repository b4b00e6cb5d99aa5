# Fails when the event has no name.
handler() {
  grep -o '"name":"[^"]*"' <<< "$1"
}
