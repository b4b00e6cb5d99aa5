import { type Bytes, bytesOf, textOf } from '#base/bytes.ts'
import type { Machine, ProgramEnd, ProgramRequest, SourceLine } from '#runtimes/cpp/program/machine.ts'
import { ParkedProgram } from '#runtimes/cpp/program/parked.ts'

/** What a program did with some events, as its host saw it. */
export interface CppRun {
  readonly posts: readonly { readonly path: string; readonly type: string | undefined; readonly body: string }[]
  readonly requests: readonly ProgramRequest[]
  readonly lines: readonly SourceLine[]
  readonly output: string
  /** Undefined when the program waits for another event. */
  readonly end: ProgramEnd | undefined
}

const done = { status: 202, headers: [], body: new Uint8Array() }

/** Runs a compiled program on events, one after the other, without any network: replies to `next` carry an id, a deadline and an event. */
export function runCpp(bootstrap: Bytes, events: readonly string[], env: Readonly<Record<string, string>> = {}): CppRun {
  const lines: SourceLine[] = []
  const requests: ProgramRequest[] = []
  const written: Bytes[] = []
  const machine: Machine = {
    env: { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001', ...env },
    now: () => performance.timeOrigin + performance.now(),
    fill: (bytes) => void crypto.getRandomValues(bytes),
    write: (_stream, bytes) => void written.push(bytes),
    memoryLimit: 128 * 2 ** 20,
    at: (line) => void lines.push(line),
    sleep: () => undefined,
  }
  const program = new ParkedProgram(new WebAssembly.Module(bootstrap), machine)
  let next = program.start()
  for (const [index, event] of events.entries()) {
    if (!('method' in next)) break
    requests.push(next)
    next = program.reply({ status: 200, headers: headersOf(index), body: bytesOf(event) })
    if (!('method' in next)) break
    requests.push(next)
    next = program.reply(done)
  }
  const posts = requests
    .filter(({ method }) => method === 'POST')
    .map(({ url, headers, body }) => ({
      path: new URL(url).pathname.replace('/2018-06-01/runtime', ''),
      type: headers.find(([name]) => name === 'content-type')?.[1],
      body: textOf(body),
    }))
  return { posts, requests, lines, output: Buffer.concat(written).toString(), end: 'method' in next ? undefined : next }
}

const headersOf = (index: number): readonly (readonly [string, string])[] => [
  ['Lambda-Runtime-Aws-Request-Id', `request-${index + 1}`],
  ['Lambda-Runtime-Deadline-Ms', String(Date.now() + 3000)],
  ['Lambda-Runtime-Trace-Id', 'Root=1-5759e988-bd862e3fe1be46a994272793'],
  ['Lambda-Runtime-Invoked-Function-Arn', 'arn:aws:lambda:us-east-1:123456789012:function:hello'],
  ['Content-Type', 'application/json'],
]
