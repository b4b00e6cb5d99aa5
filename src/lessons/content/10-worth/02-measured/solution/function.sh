# The number that stands behind a name in the event, rounded up: a part of a millisecond is billed as a whole one.
number() {
  local pattern="\"$1\" *: *([0-9]+)(\.0*[1-9])?"
  [[ $event =~ $pattern ]] || return
  echo $((BASH_REMATCH[1] + (${#BASH_REMATCH[2]} > 0)))
}

# Answers with the megabyte-milliseconds that the quicker program saves.
handler() {
  local event="$1"
  echo $((($(number slowMs) - $(number quickMs)) * $(number memoryMb) * $(number count)))
}
