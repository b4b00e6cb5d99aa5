# The handler gets the event as $1 and on stdin. What it prints is the response; what it prints to stderr is the log.
handler() {
  local name=world string='"(([^"\\]|\\.)*)"'
  [[ $1 =~ \"name\"[[:space:]]*:[[:space:]]*$string ]] && name=${BASH_REMATCH[1]}
  echo "Greeting $name" >&2
  printf '{"message":"Hello, %s!"}' "$name"
}
