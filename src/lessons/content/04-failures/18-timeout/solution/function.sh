# Reads a page from a slow service.
read_page() {
  sleep 1
  echo "page $1"
}

handler() {
  local page left pages=${1//[^0-9]/}
  for ((page = 1; page <= pages; page++)); do
    left=$((LAMBDA_DEADLINE_MS / 1000 - $(date +%s)))
    if [ "$left" -lt 2 ]; then break; fi
    read_page "$page"
  done
}
