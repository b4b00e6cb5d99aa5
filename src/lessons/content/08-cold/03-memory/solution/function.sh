number() {
  grep -o "\"$2\":[0-9.]*" <<< "$1" | cut -d: -f2
}

# Answers with the billed megabyte-milliseconds.
handler() {
  local duration init memory
  duration=$(number "$1" durationMs) init=$(number "$1" initMs) memory=$(number "$1" memoryMb)
  awk -v d="$duration" -v i="$init" -v m="$memory" 'BEGIN { x = d + i; r = int(x); if (x > r) r++; print r * m }'
}
