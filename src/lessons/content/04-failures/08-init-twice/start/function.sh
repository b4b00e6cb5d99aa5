echo loading >&2
# The table of greetings: its name is a setting.
: "${TABLE:?is not set, see the settings of the function}"

# The handler: it gets the event as $1, and what it prints is the response.
handler() {
  local name=world string='"name" *: *"([^"]*)"'
  [[ $1 =~ $string ]] && name=${BASH_REMATCH[1]}
  echo "Hello, $name!"
}
