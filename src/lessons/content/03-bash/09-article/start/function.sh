handler() {
  echo "The event: $1" >&2
  echo "{\"received\": $1}"
}
