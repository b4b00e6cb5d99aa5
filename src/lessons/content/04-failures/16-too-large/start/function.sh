# Returns as many bytes as the event asks for.
handler() {
  local bytes=${1//[^0-9]/}
  head -c "$bytes" /dev/zero | tr '\0' x
}
