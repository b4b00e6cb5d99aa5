import { bytesOf } from '#base/bytes.ts'
import type { ReceivedResponse, SentRequest } from '../protocol.ts'
import type { BootSpec } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import { type StartedBootstrap, startBootstrap } from './machine.ts'

/** How long it runs at a time, and waits between, ms: a message of the page waits for so long at most. */
const slice = 2
const pause = 4
/** Events after which an engine has compiled what bootstraps use. */
const enough = 120

/** Everyday bash, which nobody sees: a loop in the shape of AWS's tutorial, and the idioms of handlers. */
const script = `#!/bin/bash
set -euo pipefail
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
note() { local text=$1 n=\${2:-0}; noted+=("$text"); total=$((total + n)); return 0; }
handler() {
  local event=$1 i name last= total=0; noted=()
  echo "$event" 1>&2
  for ((i = 0; i < 4; i++)); do
    name="item-$i"
    if [ -n "$name" ]; then note "$name" $i; fi
    case $name in *1) last=\${name#*-} ;; *) [[ $name == *-* && -z $last ]] || : ;; esac
  done
  while read -r name; do last=\${name^^}; done <<< "$event"
  printf '{"received": %s, "count": %d}\\n' "$event" "\${#noted[@]}"
}
while true; do
  headers="$(mktemp)"
  event=$(curl -sS -LD "$headers" "$api/next")
  id=$(grep -Fi Lambda-Runtime-Aws-Request-Id "$headers" | tr -d '[:space:]' | cut -d: -f2)
  if response=$($(echo "function.handler" | cut -d. -f2) "$event"); then
    curl -sS -X POST "$api/$id/response" -d "$response" > /dev/null || echo "posting failed" >&2
  fi
  rm -f "$headers"
done
`

const spec: BootSpec = {
  task: { bootstrap: { content: script, executable: true } },
  layer: {},
  bootstrap: '/var/task/bootstrap',
  env: { PATH: '/usr/local/bin:/usr/bin/:/bin:/opt/bin', LANG: 'en_US.UTF-8', AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001' },
  clock: { unixMs: 0, running: true },
  startedAt: 0,
  debug: { recording: false, breakpoints: [] },
}

function answerTo({ method }: SentRequest): ReceivedResponse {
  if (method === 'POST') return { status: 202, statusText: 'Accepted', headers: [], body: bytesOf('{"status":"OK"}') }
  const headers = [
    ['content-type', 'application/json'],
    ['lambda-runtime-aws-request-id', '8476a536-e9f4-11e8-9739-2dfe598c3fcd'],
    ['lambda-runtime-deadline-ms', '1542409706888'],
  ] as const
  return { status: 200, statusText: 'OK', headers, body: bytesOf('{"name":"Ada"}') }
}

/**
 * Lets the shell run a program of its own while there is nothing to do, so that the engine has compiled it when it is needed: code runs
 * slowly the first hundred times. It ends by itself after some tenths of a second.
 */
export class WarmUp {
  #program: StartedBootstrap | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #answered = 0

  /** There is nothing else to do, for now. */
  readonly begin = (): void => {
    if (this.#answered < enough && this.#timer === undefined) this.#timer = setTimeout(this.#run, pause)
  }

  /** Something else has to be done. */
  readonly rest = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  readonly #run = (): void => {
    this.#timer = undefined
    this.#program ??= this.#start()
    this.#program?.kernel.run(slice)
    if (this.#answered >= enough) this.#program = undefined
    this.begin()
  }

  #start(): StartedBootstrap | undefined {
    const started = startBootstrap(spec, this.#outside(), () => {})
    return 'entrypoint' in started ? undefined : started
  }

  #outside(): WorkerHost {
    const ignore = () => {}
    return {
      send: async (request) => {
        if (request.method === 'POST') this.#answered += 1
        // The second half is recorded, as the page's programs are.
        if (this.#answered === enough / 2) this.#program?.recorder.configure(true, [])
        return answerTo(request)
      },
      write: ignore,
      clock: {
        now: () => performance.now(),
        running: () => true,
        after: (millis, fire) => {
          const timer = setTimeout(fire, millis)
          return () => clearTimeout(timer)
        },
        set: ignore,
        setFrozen: ignore,
      },
      record: ignore,
      flush: ignore,
      stopped: ignore,
      controlledBy: ignore,
    }
  }
}
