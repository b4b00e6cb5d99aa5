handler() {
  echo "got $1"
}
