# A number as a text of digits, doubled as in school.
double() {
  local number=$1 result="" carry=0 x i
  for ((i = ${#number} - 1; i >= 0; i--)); do
    x=$((2 * ${number:i:1} + carry))
    result=$((x % 10))$result
    carry=$((x / 10))
  done
  [ "$carry" -eq 0 ] || result=$carry$result
  doubled=$result
}

# Answers with 2 to the power of n.
handler() {
  local power=${1//[^0-9]/} doubled=1 i
  for ((i = 0; i < power; i++)); do
    double "$doubled"
  done
  echo "$doubled"
}
