number() {
  grep -o "\"$2\":[0-9.]*" <<< "$1" | cut -d: -f2
}

# Answers with the billed megabyte-milliseconds.
handler() {
  local duration init memory
  duration=$(number "$1" durationMs) init=$(number "$1" initMs) memory=$(number "$1" memoryMb)
  echo "$(( (${duration%.*} + ${init%.*}) * memory ))"
}
