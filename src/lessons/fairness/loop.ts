import { both, type Change, edit, put, template1, template2 } from './programs.ts'

/** Programs for one lesson: correct ones that are written differently, and for each check a wrong one that fails that check alone. */
export interface Programs {
  readonly right: readonly Change[]
  readonly wrong: Readonly<Record<string, Change | 'start'>>
}

const boot = (from: string, to: string) => edit('bootstrap', from, to)
const runtimes = [template1, template2]
const head = '#!/bin/bash\napi="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime"\n'
const badError = `error='oops'`
const goodError = `error='{"errorType":"HandlerFailed","errorMessage":"The handler failed"}'`
const ask = 'curl -sS -D /tmp/headers -o /tmp/event "$api/invocation/next"'
const send = 'curl -sS -o /dev/null --data-binary "@$response" "$api/invocation/$id/response"'

export const loopPrograms: Readonly<Record<string, Programs>> = {
  'loop/ask': {
    right: [
      put('bootstrap', `${head}event=$(curl -s "$api/invocation/next")\nprintf '%s\\n' "$event" >&2\n`),
      put('bootstrap', `${head}curl -sS -o /tmp/e "$api/invocation/next" && cat /tmp/e\n`),
    ],
    wrong: { shows: boot('curl -sS "$api/invocation/next"', 'echo waiting') },
  },
  'loop/id': {
    right: [
      put(
        'bootstrap',
        `${head}${ask}\nline=$(grep -i ^lambda-runtime-aws-request-id: /tmp/headers)\nid=\${line#*: }\necho "request \${id%$'\\r'}"\n`,
      ),
      put(
        'bootstrap',
        `${head}${ask}\nwhile IFS=': ' read -r name value; do\n  [[ \${name,,} == *aws-request-id ]] && echo "request \${value//$'\\r'/}" >&2\ndone < /tmp/headers\n`,
      ),
    ],
    wrong: { 'names-id': boot("| tr -d '\\r' ", '') },
  },
  'loop/answer': {
    right: [
      boot('--data-binary @/tmp/event', '-X POST -d "$(cat /tmp/event)"'),
      boot('--data-binary @/tmp/event', '-T /tmp/event -X POST'),
    ],
    wrong: { echoes: boot('--data-binary @/tmp/event', '-d ok') },
  },
  'loop/loop': {
    right: [boot('while true; do', 'until false; do'), boot('while true; do', 'for ((;;)); do')],
    wrong: { echoes: boot('--data-binary @/tmp/event', '-d ok'), 'keeps-waiting': boot('\ndone', '\n  exit 0\ndone') },
  },
  'loop/handler': {
    right: runtimes,
    wrong: {
      handler: boot('"$function" "$(cat /tmp/event)"', '"$function" < /tmp/event'),
      name: both(boot('${_HANDLER%.*}', 'function'), boot('"${_HANDLER##*.}"', 'handler')),
    },
  },
  'loop/trace': { right: runtimes, wrong: { trace: boot('export _X_AMZN', '_X_AMZN') } },
  'loop/context': {
    right: runtimes,
    wrong: {
      'request-id': boot('LAMBDA_REQUEST_ID="$id" ', ''),
      deadline: boot(' LAMBDA_DEADLINE_MS="$(header Lambda-Runtime-Deadline-Ms)"', ''),
    },
  },
  'loop/errors': {
    right: runtimes,
    wrong: {
      reports: boot(goodError, badError),
      'environments-1': boot('"$api/invocation/$id/error"\n', '"$api/invocation/$id/error"\n    exit 1\n'),
      fine: boot('> /tmp/response; then', '> /tmp/response && false; then'),
    },
  },
  'loop/init-error': {
    right: runtimes,
    wrong: {
      file: boot('|| give_up "There is no file $file"', '|| exit 1'),
      function: boot('|| give_up "$file has no function $function"', '|| exit 1'),
      ends: boot('  exit 1\n', '  exit 0\n'),
      fine: boot('while true; do', 'give_up "not today"\nwhile true; do'),
    },
  },
  'loop/clean-up': {
    right: runtimes,
    wrong: {
      tidy: both(boot(send, `${send}\n    mktemp > /dev/null`), boot(goodError, `${goodError}\n    rm -f /tmp/tmp.*`)),
      'tidy-failure': boot(goodError, `${goodError}\n    mktemp > /dev/null`),
      'no-leak': both(boot('> "$response"; then', '>> "$response"; then'), boot('rm -f "$work"/*', 'rm -f "$headers" "$event"')),
    },
  },
  'loop/complete': {
    right: runtimes,
    wrong: {
      'answers-shapes': boot('  # Propagate', '  [[ $(head -c1 "$event") == "{" ]] || continue\n  # Propagate'),
      verbatim: boot(
        send,
        `if [ "$(wc -c < "$response")" -gt 1000 ]; then ${send}; else ${send.replace('--data-binary "@$response"', '-d "$(cat "$response")"')}; fi`,
      ),
      long: boot('--data-binary "@$response"', '--data-raw "$(cat "$response")"'),
      error: boot(goodError, badError),
      exit: boot('if ("$function" "$(cat "$event")") >', 'if "$function" "$(cat "$event")" >'),
      init: boot('|| give_up "There is no file $file"', '|| exit 1'),
      trace: boot('export _X_AMZN', '_X_AMZN'),
      'leaves-nothing': boot('  # Clean up.', '  mktemp > /dev/null\n  # Clean up.'),
    },
  },
}
