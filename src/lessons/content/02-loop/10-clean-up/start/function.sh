# Answers with the number of files in /tmp.
handler() {
  echo "files: $(ls /tmp | wc -l)"
}
