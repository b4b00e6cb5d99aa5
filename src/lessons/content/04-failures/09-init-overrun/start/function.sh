# Loads the dictionary of a language. It takes a second.
load() {
  sleep 1
  greeting="Hello"
}

for language in da de en es fi fr it nl no pl pt sv; do
  load "$language"
done

# The handler: it gets the event as $1, and what it prints is the response.
handler() {
  local name=world string='"name" *: *"([^"]*)"'
  [[ $1 =~ $string ]] && name=${BASH_REMATCH[1]}
  echo "$greeting, $name!"
}
