handler() {
  cat /var/task/prices.json | tr a-z A-Z
}
