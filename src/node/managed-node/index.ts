import { randomFillSync } from 'node:crypto'
import { readFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { type Bytes, bytesOf, textOf } from '#base/bytes.ts'
import type { Machine, ProgramEnd, ProgramRequest } from '#runtimes/cpp/program/machine.ts'
import { ParkedProgram } from '#runtimes/cpp/program/parked.ts'

/** What the managed Node.js runtime gives to a handler. */
interface Context {
  readonly awsRequestId: string
  readonly invokedFunctionArn: string
  readonly clientContext?: object
  readonly getRemainingTimeInMillis: () => number
}

const machine: Machine = {
  env: Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ''])),
  now: () => performance.timeOrigin + performance.now(),
  fill: (bytes) => void randomFillSync(bytes),
  write: (stream, bytes) => writeAll(stream === 'stdout' ? 1 : 2, bytes),
  memoryLimit: Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? 128) * 2 ** 20,
  sleep: (millis) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, millis),
}

function writeAll(descriptor: number, bytes: Bytes): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
}

// The very program that ran in the page: its main() has run up to run_handler, and waits there for the reply to its first request.
const program = new ParkedProgram(new WebAssembly.Module(readFileSync(new URL('./handler.wasm', import.meta.url))), machine)
let waiting = program.start()

/** Hands the event to the program as the reply to its `next`, and takes what it posts for the answer. */
export async function handler(event: unknown, context: Context): Promise<unknown> {
  if (!('method' in waiting)) return leave(waiting)
  const answer = program.reply({ status: 200, headers: headersOf(context), body: bytesOf(JSON.stringify(event)) })
  if (!('method' in answer)) return leave(answer)
  waiting = program.reply({ status: 202, headers: [], body: new Uint8Array() })
  return resultOf(answer)
}

const headersOf = ({ awsRequestId, invokedFunctionArn, clientContext, getRemainingTimeInMillis }: Context): ProgramRequest['headers'] => [
  ['Lambda-Runtime-Aws-Request-Id', awsRequestId],
  ['Lambda-Runtime-Deadline-Ms', String(Math.round(Date.now() + getRemainingTimeInMillis()))],
  ['Lambda-Runtime-Invoked-Function-Arn', invokedFunctionArn],
  ['Lambda-Runtime-Trace-Id', process.env._X_AMZN_TRACE_ID ?? ''],
  ...(clientContext ? [['Lambda-Runtime-Client-Context', JSON.stringify(clientContext)] as const] : []),
  ['Content-Type', 'application/json'],
]

function resultOf({ url, body }: ProgramRequest): unknown {
  const text = textOf(body)
  if (!url.endsWith('/error')) return parsed(text)
  const { errorMessage, errorType } = JSON.parse(text)
  throw Object.assign(new Error(errorMessage), { name: errorType })
}

/** JSON keeps every number as it was written, where this Node.js can (22 and later). Other text goes as one string. */
function parsed(text: string): unknown {
  const { rawJSON } = JSON as { readonly rawJSON?: (text: string) => unknown }
  const keep = (_key: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && rawJSON && context?.source !== undefined && context.source !== String(value)
      ? rawJSON(context.source)
      : value
  try {
    return JSON.parse(text, keep)
  } catch {
    return text
  }
}

const signals: Readonly<Record<string, number>> = {
  aborted: constants.signals.SIGABRT,
  killed: constants.signals.SIGKILL,
  'segmentation fault': constants.signals.SIGSEGV,
  'floating point exception': constants.signals.SIGFPE,
  'illegal instruction': constants.signals.SIGILL,
}

/** The program has ended, so its process does: Lambda is to see what it would see of a native program. */
function leave(end: ProgramEnd): Promise<never> {
  if ('code' in end) process.exit(end.code)
  process.kill(process.pid, signals[end.signal] ?? constants.signals.SIGABRT)
  return new Promise(() => {})
}
