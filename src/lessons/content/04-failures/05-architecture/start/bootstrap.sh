#!/bin/bash
# Where the Runtime API is.
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime"
header() { grep -i "^$1:" "$headers" | tr -d '\r' | cut -d' ' -f2; }

# Report that the start failed, and end.
give_up() {
  curl -sS -o /dev/null -d "{\"errorType\":\"HandlerNotFound\",\"errorMessage\":\"$1\"}" "$api/init/error"
  exit 1
}

# Load the handler, once: function.handler is the function handler in function.sh.
file="$LAMBDA_TASK_ROOT/${_HANDLER%.*}.sh"
function="${_HANDLER##*.}"
[ -r "$file" ] || give_up "There is no file $file"
source "$file"
declare -F "$function" > /dev/null || give_up "$file has no function $function"

# One folder for the whole life of the program.
work="$(mktemp -d)"
headers="$work/headers" event="$work/event" response="$work/response"

while true; do
  # Ask for an event, and wait until there is one.
  curl -sS -D "$headers" -o "$event" "$api/invocation/next"
  id="$(header Lambda-Runtime-Aws-Request-Id)"

  # Propagate the trace header.
  export _X_AMZN_TRACE_ID="$(header Lambda-Runtime-Trace-Id)"

  # Build the context.
  export LAMBDA_REQUEST_ID="$id" LAMBDA_DEADLINE_MS="$(header Lambda-Runtime-Deadline-Ms)"

  # Invoke the handler.
  if ("$function" "$(cat "$event")") > "$response"; then
    # Send the response.
    curl -sS -o /dev/null --data-binary "@$response" "$api/invocation/$id/response"
  else
    # Report the error.
    error='{"errorType":"HandlerFailed","errorMessage":"The handler failed"}'
    curl -sS -o /dev/null -d "$error" "$api/invocation/$id/error"
  fi

  # Clean up.
  rm -f "$work"/*
done
