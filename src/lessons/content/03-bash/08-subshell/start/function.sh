COUNT=0

handler() {
  COUNT=$((COUNT + 1))
  echo "event $COUNT"
}
