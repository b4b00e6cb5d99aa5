handler() {
  local name=world string='"name" *: *"([^"]*)"'
  [[ $1 =~ $string ]] && name=${BASH_REMATCH[1]}
  printf '{"statusCode":200,"headers":{"Content-Type":"text/plain"},"body":"%s"}' "Hello, $name!"
}
