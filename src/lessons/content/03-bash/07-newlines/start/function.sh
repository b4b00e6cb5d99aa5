handler() {
  printf '%s' '@secret.txt'
}
