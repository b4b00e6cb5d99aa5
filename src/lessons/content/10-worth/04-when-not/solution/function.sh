handler() {
  local language=""
  [[ $1 =~ \"language\":\"([^\"]*)\" ]] && language=${BASH_REMATCH[1]}
  case "$language" in
    python | ruby | java | nodejs | dotnet) echo managed ;;
    go | rust) echo library ;;
    *) echo custom ;;
  esac
}
