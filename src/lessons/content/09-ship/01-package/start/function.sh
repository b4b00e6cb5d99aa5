[ -f "$LAMBDA_TASK_ROOT/.env" ] && source "$LAMBDA_TASK_ROOT/.env"

handler() {
  echo "token: ${TOKEN:-none}"
}
