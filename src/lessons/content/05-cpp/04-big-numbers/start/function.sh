# Answers with 2 to the power of n.
handler() {
  local power=${1//[^0-9]/} number=1 i
  for ((i = 0; i < power; i++)); do
    number=$((number * 2))
  done
  echo "$number"
}
