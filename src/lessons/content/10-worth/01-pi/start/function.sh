# Digits of π, as far as I know them.
handler() {
  local digits=${1//[^0-9]/} known=3.14159265358
  echo "${known:0:digits+1}"
}
