# Digits of π by a spigot after Rabinowitz and Wagon.
handler() {
  local digits=${1//[^0-9]/} wanted i j q x nines=0 predigit=0 out="" length
  # A few more than wanted: the last ones are not final yet.
  wanted=$digits digits=$((digits + 4))
  length=$((digits * 10 / 3 + 2))
  local -a a
  for ((i = 0; i < length; i++)); do a[i]=2; done
  for ((j = 0; j <= digits; j++)); do
    q=0
    for ((i = length - 1; i > 0; i--)); do
      x=$((10 * a[i] + q * (i + 1)))
      a[i]=$((x % (2 * i + 1)))
      q=$((x / (2 * i + 1)))
    done
    x=$((10 * a[0] + q))
    a[0]=$((x % 10))
    q=$((x / 10))
    if ((q == 9)); then
      nines=$((nines + 1))
    elif ((q == 10)); then
      out+=$((predigit + 1))
      for ((i = 0; i < nines; i++)); do out+=0; done
      predigit=0 nines=0
    else
      out+=$predigit
      for ((i = 0; i < nines; i++)); do out+=9; done
      predigit=$q nines=0
    fi
  done
  out=${out:1}
  echo "${out:0:1}.${out:1:wanted-1}"
}
