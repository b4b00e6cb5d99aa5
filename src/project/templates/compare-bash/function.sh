# The spigot of Rabinowitz and Wagon, as in the other two languages, line by line.
pi_digits() {
  local -i wanted=$1 length=$(($1 * 10 / 3 + 2)) nines=0 held=0 turn i q x
  local -a a
  local digits='' run
  for ((i = 0; i < length; i++)); do a[i]=2; done
  for ((turn = 0; turn <= wanted + 1; turn++)); do
    q=0
    for ((i = length; i > 0; i--)); do
      ((x = 10 * a[i - 1] + q * i, a[i - 1] = x % (2 * i - 1), q = x / (2 * i - 1), 1))
    done
    a[0]=$((q % 10))
    q=$((q / 10))
    if ((q == 9)); then
      nines+=1
    else
      if ((q == 10)); then
        digits+=$((held + 1)) run=0 held=0
      else
        digits+=$held run=9 held=$q
      fi
      for (( ; nines > 0; nines--)); do digits+=$run; done
    fi
  done
  PI=${digits:1:wanted}
}

handler() {
  local event start took
  event=$(cat)
  start=${EPOCHREALTIME/./}
  [[ $event =~ \"number\":\"([0-9]+)\" ]]
  pi_digits "${BASH_REMATCH[1]}"
  took=$((${EPOCHREALTIME/./} - start))
  printf '{"pi":"%s","milliseconds":%d.%03d}' "$PI" $((took / 1000)) $((took % 1000))
}
