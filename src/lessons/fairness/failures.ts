import type { Programs } from './loop.ts'
import { both, type Change, edit, otherGreeting, put, rude, template1, template2 } from './programs.ts'

const boot = (from: string, to: string) => edit('bootstrap', from, to)
const handler = (from: string, to: string) => edit('function.sh', from, to)
const runtimes = [template1, template2]

const start = { greets: 'start' } as const
/** The function is right when it greets; the start does not even do that. */
const greetsOnly: Programs = { right: [template1, both(template2, otherGreeting)], wrong: start }
const config =
  (changes: Partial<Parameters<Change>[0]['config']>): Change =>
  (project) => ({ ...project, config: { ...project.config, ...changes } })
const bytes = (rest: string) => put('function.sh', `handler() {\n  local n=\${1//[^0-9]/}\n${rest}\n}\n`)
const zeros = `printf '%*s' "$n" '' | tr ' ' y`

export const failurePrograms: Readonly<Record<string, Programs>> = {
  'failures/exec-bit': greetsOnly,
  'failures/crlf': greetsOnly,
  'failures/nested': greetsOnly,
  'failures/format': greetsOnly,
  'failures/architecture': greetsOnly,
  'failures/interpreter': greetsOnly,
  'failures/handler-name': {
    right: [both(config({ handler: 'function.handle' }), handler('handler()', 'handle()')), both(template2, otherGreeting)],
    wrong: start,
  },
  'failures/init-twice': {
    right: [
      config({ variables: { TABLE: 'another' } }),
      both(config({ variables: {} }), handler('${TABLE:?is not set, see the settings of the function}', '${TABLE:=x}')),
    ],
    wrong: start,
  },
  'failures/init-overrun': {
    right: [
      handler('  load en\n', '  [ -n "${greeting:-}" ] || load en\n'),
      both(handler('  load en\n', ''), handler('handler() {', 'load en\nhandler() {')),
    ],
    wrong: { 'init-in-time': 'start', greets: rude },
  },
  'failures/exit-zero': { right: runtimes, wrong: { 'keeps-waiting': 'start', greets: rude } },
  'failures/exit-in-handler': {
    right: [both(template1, handler('return 1', 'exit 1')), handler('return 1', 'false; return')],
    wrong: {
      reports: handler('return 1', 'return 0'),
      'environments-1': boot('"$api/invocation/$id/error"', '"$api/invocation/$id/error"; exit 1'),
      greets: handler('Hello', 'Goodbye'),
    },
  },
  'failures/client-timeout': { right: runtimes, wrong: { patient: 'start', greets: rude } },
  'failures/answer-twice': { right: runtimes, wrong: { 'never-refused': 'start', greets: rude } },
  'failures/wrong-id': {
    right: runtimes,
    wrong: {
      'never-refused': boot(
        '  # Build the context.',
        '  curl -sS -o /dev/null -d x "$api/invocation/8476a536-e9f4-41e8-9739-2dfe598c3fcd/response"\n  # Build the context.',
      ),
      greets: rude,
    },
  },
  'failures/wrong-path': greetsOnly,
  'failures/too-large': {
    right: [
      both(template1, bytes(`  if ((n > 1000000)); then echo '{"location":"s3://my-bucket/data"}'; else ${zeros}; fi`)),
      bytes(`  [ "$n" -le 1000000 ] && ${zeros} && return\n  printf '{"location":"s3://elsewhere"}'`),
    ],
    wrong: { accepted: 'start', whole: handler('  head -c "$bytes"', '  head -c 50') },
  },
  'failures/unhandled-413': {
    right: runtimes,
    wrong: { told: 'start', greets: boot('    status=', '    [ "$(wc -c < "$response")" -gt 100 ] || echo hi > "$response"\n    status=') },
  },
  'failures/timeout': {
    right: [template1, handler('left=$((LAMBDA_DEADLINE_MS / 1000 - $(date +%s)))', 'left=$((LAMBDA_DEADLINE_MS / 1000 - EPOCHSECONDS))')],
    wrong: {
      'in-time': boot('  # Clean up.', '  sleep 5\n  # Clean up.'),
      'answers-every': boot('  # Propagate', '  grep -q \'"pages":1}\' "$event" || exit 1\n  # Propagate'),
      whole: put('function.sh', 'handler() { echo none; }\n'),
    },
  },
  'failures/argument-list': {
    right: runtimes,
    wrong: { long: 'start', short: handler('  head -c', '  [ "$bytes" -gt 1000 ] || bytes=5\n  head -c') },
  },
  'failures/stdout-log': {
    right: [template1, handler('echo "looking up $name" >&2', 'printf "looking up %s\\n" "$name" 1>&2')],
    wrong: { json: handler('>&2', '>&2; echo too much'), logged: handler('echo "looking up $name" >&2', ':') },
  },
  'failures/missing-command': greetsOnly,
  'failures/read-only': greetsOnly,
  'failures/stale-file': { right: [template1, otherGreeting], wrong: { own: 'start' } },
  'failures/background': {
    right: [
      both(template1, handler('> /dev/null 2>&1 &', '&> /dev/null &')),
      both(
        boot('  response=$("${_HANDLER##*.}" "$event")', '  "${_HANDLER##*.}" "$event" > /tmp/out'),
        boot('-d "$response"', '-d @/tmp/out'),
      ),
    ],
    wrong: { 'in-time': boot('"$api/$id/response"', '"$api/$id/response"; sleep 5'), greets: rude },
  },
  'failures/dev-fd': greetsOnly,
}
