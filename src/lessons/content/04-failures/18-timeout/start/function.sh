# Reads a page from a slow service.
read_page() {
  sleep 1
  echo "page $1"
}

handler() {
  local page pages=${1//[^0-9]/}
  for ((page = 1; page <= pages; page++)); do
    read_page "$page"
  done
}
