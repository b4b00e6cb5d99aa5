#!/bin/bash
# The old program. It knows nothing of Lambda.
name="${QUERY_STRING#name=}"
if [ -n "$name" ]; then
  printf 'Content-Type: text/plain\n\nHello, %s' "$name"
else
  printf 'Content-Type: text/plain\nStatus: 404\n\nNobody is here'
fi
