# The number that stands behind a name in the event, rounded down.
number() {
  local pattern="\"$1\" *: *([0-9]+)"
  [[ $event =~ $pattern ]] && echo "${BASH_REMATCH[1]}"
}

# Answers with the megabyte-milliseconds that the quicker program saves.
handler() {
  local event="$1"
  echo $((($(number slowMs) - $(number quickMs)) * $(number memoryMb) * $(number count)))
}
