#!/usr/bin/env bash
# A correct runtime in quite another style than that of the lessons.
set -u
base=http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime
tmp=$(mktemp -d)
declare -A head

die() {
  printf '{"errorMessage":"%s","errorType":"Init.Failed"}' "$1" | curl -s -o /dev/null --data-binary @- "$base/init/error"
  exit 2
}

script=$LAMBDA_TASK_ROOT/${_HANDLER%.*}.sh
test -r "$script" || die "no file $script"
. "$script" || die "$script cannot be loaded"
[[ $(type -t "${_HANDLER##*.}") == function ]] || die "no function in $script"

until false; do
  curl -s -D "$tmp/h" -o "$tmp/in" "$base/invocation/next"
  head=()
  while IFS=': ' read -r key value; do
    head[${key,,}]=${value%$'\r'}
  done < "$tmp/h"
  rid=${head[lambda-runtime-aws-request-id]}
  export _X_AMZN_TRACE_ID=${head[lambda-runtime-trace-id]}
  export LAMBDA_REQUEST_ID=$rid LAMBDA_DEADLINE_MS=${head[lambda-runtime-deadline-ms]}
  ("${_HANDLER##*.}" "$(< "$tmp/in")" > "$tmp/out")
  case $? in
    0)
      curl -s -o "$tmp/reply" -w '%{http_code}\n' --data-binary @- "$base/invocation/$rid/response" < "$tmp/out" > "$tmp/code"
      read -r code < "$tmp/code"
      [[ $code == 202 ]] || printf 'refused: %s\n' "$code" >&2
      ;;
    *)
      curl -s -o /dev/null -d '{"errorType":"Handler.Failed","errorMessage":"it failed"}' "$base/invocation/$rid/error"
      ;;
  esac
  rm -f "$tmp"/*
done
