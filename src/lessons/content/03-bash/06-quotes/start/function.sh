handler() {
  EVENT_DATA=$1
  RESPONSE="{\"searched\": $EVENT_DATA}"
  echo $RESPONSE
}
