# Answers with the number of bytes in the body.
handler() {
  local body count
  [[ $1 =~ \"body\":\"([^\"]*)\" ]] && body=${BASH_REMATCH[1]}
  if [[ $1 == *'"isBase64Encoded":true'* ]]; then
    count=$(printf %s "$body" | base64 -d | wc -c)
  else
    count=${#body}
  fi
  printf '{"statusCode":200,"body":"%s"}' "$count"
}
