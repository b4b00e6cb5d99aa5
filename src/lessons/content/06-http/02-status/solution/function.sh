answer() {
  printf '{"statusCode":%s,"headers":{"Content-Type":"text/plain"},"body":"%s"}' "$1" "$2"
}

handler() {
  local name path
  [[ $1 =~ \"path\"\ *:\ *\"([^\"]*)\" ]] && path=${BASH_REMATCH[1]}
  if [ "$path" != /hello ]; then
    answer 404 "There is no $path"
    return
  fi
  if [[ $1 =~ \"name\"\ *:\ *\"([^\"]*)\" ]]; then
    name=${BASH_REMATCH[1]}
    answer 200 "Hello, $name!"
  else
    answer 400 "Say who you are: ?name=Ada"
  fi
}
