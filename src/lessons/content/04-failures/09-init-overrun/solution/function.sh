# Loads the dictionary of a language. It takes a second.
load() {
  sleep 1
  greeting="Hello"
}

# The handler: it gets the event as $1, and what it prints is the response.
handler() {
  local name=world string='"name" *: *"([^"]*)"'
  [[ $1 =~ $string ]] && name=${BASH_REMATCH[1]}
  load en
  echo "$greeting, $name!"
}
