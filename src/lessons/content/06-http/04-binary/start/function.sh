# Answers with the number of bytes in the body.
handler() {
  local body
  [[ $1 =~ \"body\":\"([^\"]*)\" ]] && body=${BASH_REMATCH[1]}
  printf '{"statusCode":200,"body":"%s"}' "${#body}"
}
