# π behind API Gateway: ?number=100 answers with its first 100 digits. Whole numbers of 64 bits are all that bash has.
most=1000 base=100000000000000 # digits at most; a word holds 14 of them

handler() {
  local string='"([^"\\]|\\.)*"' text
  # The pairs before "number" may hold anything, braces too.
  local parameters="\"queryStringParameters\"[[:space:]]*:[[:space:]]*\{([^\"{}]|$string)*"
  [[ $1 =~ $parameters && ${BASH_REMATCH[0]} =~ \"number\"[[:space:]]*:[[:space:]]*($string) ]] && text=${BASH_REMATCH[1]:1:-1}
  if [ -z "${text-}" ]; then
    refuse "The query has no number. Ask with ?number=100 for 100 digits."
    return
  fi
  if [[ ! $text =~ ^0*([1-9][0-9]{0,3})$ ]] || ((BASH_REMATCH[1] > most)); then
    refuse "number is $(shown "$text"), but has to be a whole number from 1 to $most."
    return
  fi
  echo "Computing ${BASH_REMATCH[1]} digits" >&2
  answer 200 "{\\\"number\\\":${BASH_REMATCH[1]},\\\"pi\\\":\\\"$(pi "${BASH_REMATCH[1]}")\\\"}"
}

# answer STATUS BODY: prints what API Gateway makes an HTTP response of. The body is a string, so its quotes come escaped.
answer() { printf '{"statusCode":%d,"headers":{"Content-Type":"application/json"},"isBase64Encoded":false,"body":"%s"}' "$1" "$2"; }
refuse() { echo "Refused: $1" >&2; answer 400 "{\\\"message\\\":\\\"$1\\\"}"; }

# shown TEXT: its beginning, without what would have to be escaped.
shown() {
  local start="${1:0:20}"
  [ ${#1} -le 20 ] || start+="... (${#1} characters)"
  printf '%s' "${start//[^[:alnum:] .,()+-]/?}"
}

# pi NUMBER: prints so many digits by Machin's formula, 16·arctan(1/5) − 4·arctan(1/239). One word is to spare.
pi() {
  local -a sum=() power=()
  local words=$((($1 + 12) / 14 + 2)) i rest carry=0 digits=
  for ((i = 0; i < words; i++)); do sum[i]=0; done
  add_arctan 16 5 1
  add_arctan 4 239 -1
  # Words have become as large as the additions made them, and some negative.
  for ((i = words - 1; i > 0; i--)); do
    ((rest = sum[i] + carry, sum[i] = (rest % base + base) % base, carry = (rest - sum[i]) / base, 1))
  done
  for ((i = 1; i < words; i++)); do printf -v digits '%s%014d' "$digits" "${sum[i]}"; done
  [ "$1" -eq 1 ] && printf 3 || printf '3.%s' "${digits:0:$1-1}"
}

# add_arctan FACTOR X SIGN: sum += SIGN·FACTOR·arctan(1/X), word by word: x − x³/3 + x⁵/5 − …
add_arctan() {
  local from=0 i k rest other square=$(($2 * $2)) sign=$3
  power=("$1")
  for ((i = 1; i < words; i++)); do power[i]=0; done
  for ((i = 0, rest = 0; i < words; i++)); do ((rest = rest * base + power[i], power[i] = rest / $2, rest %= $2, 1)); done
  for ((k = 1; from < words; k += 2, sign = -sign)); do
    for ((i = from, rest = other = 0; i < words; i++)); do
      ((rest = rest * base + power[i], other = other * base + power[i], sum[i] += sign * (other / k), other %= k, power[i] = rest / square, rest %= square, 1))
    done
    while ((from < words && power[from] == 0)); do ((from += 1)); done
  done
}
