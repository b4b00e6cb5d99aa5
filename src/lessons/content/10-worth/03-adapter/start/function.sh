# The adapter: an event becomes a request, a response becomes an answer.
handler() {
  local output
  output=$("$LAMBDA_TASK_ROOT/bin/app.cgi")
  printf '{"statusCode":200,"body":"%s"}' "$output"
}
