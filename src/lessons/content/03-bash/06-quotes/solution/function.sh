handler() {
  EVENT_DATA=$1
  RESPONSE="{\"searched\": $EVENT_DATA}"
  printf '%s\n' "$RESPONSE"
}
