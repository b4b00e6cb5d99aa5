# Reads everything there is. It takes two seconds.
load_all() {
  sleep 2
}

if [ "$AWS_LAMBDA_INITIALIZATION_TYPE" = provisioned-concurrency ]; then
  load_all
fi

handler() {
  echo ready
}
