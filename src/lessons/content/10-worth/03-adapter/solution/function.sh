# The adapter: an event becomes a request, a response becomes an answer.
handler() {
  local query="" output status body
  [[ $1 =~ \"rawQueryString\":\"([^\"]*)\" ]] && query=${BASH_REMATCH[1]}
  output=$(QUERY_STRING="$query" "$LAMBDA_TASK_ROOT/bin/app.cgi")
  status=$(grep -i '^Status:' <<< "$output" | tr -dc 0-9)
  body=${output#*$'\n\n'}
  printf '{"statusCode":%s,"body":"%s"}' "${status:-200}" "$body"
}
