handler() {
  local language=""
  [[ $1 =~ \"language\":\"([^\"]*)\" ]] && language=${BASH_REMATCH[1]}
  echo custom
}
