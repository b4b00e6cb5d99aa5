number() {
  grep -o "\"$2\":[0-9]*" <<< "$1" | cut -d: -f2
}

# Answers with the number of environments.
handler() {
  local rate duration
  rate=$(number "$1" rate) duration=$(number "$1" durationMs)
  echo "$(( (rate * duration + 999) / 1000 ))"
}
