# Digits of π by Lambert's continued fraction, in whole numbers of 64 bits: the function of the article.
handler() {
  local wanted=${1//[^0-9]/} a=4 b=1 a1=12 b1=4 k=2 p q digit other next_a next_b digits=""
  if [ "$wanted" -gt 10 ]; then
    echo "64 bits give ten digits, and not $wanted" >&2
    return 1
  fi
  while [ "${#digits}" -lt "$wanted" ]; do
    p=$((k * k)) q=$((2 * k + 1)) k=$((k + 1))
    next_a=$((p * a + q * a1)) next_b=$((p * b + q * b1))
    a=$a1 b=$b1 a1=$next_a b1=$next_b
    digit=$((a / b)) other=$((a1 / b1))
    while [ "$digit" = "$other" ] && [ "${#digits}" -lt "$wanted" ]; do
      digits+=$digit
      a=$((10 * (a % b))) a1=$((10 * (a1 % b1)))
      digit=$((a / b)) other=$((a1 / b1))
    done
  done
  echo "${digits:0:1}.${digits:1}"
}
