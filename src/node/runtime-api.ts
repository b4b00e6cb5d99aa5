import { parseArgs } from 'node:util'
import { textOf } from '#base/bytes.ts'
import type { Simulation } from '#engine/simulation.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { timeoutSeconds } from '#lambda/limits.ts'
import { logLines } from '#lambda/log.ts'
import { serveAttached } from './attached.ts'

const help = `Serves the AWS Lambda Runtime API on this machine, for a runtime that you start yourself.

  npm run -s runtime-api -- [--port 9001] [--timeout 3]

  --port     where to listen on 127.0.0.1; 0 takes any free port
  --timeout  the function's timeout in seconds, ${timeoutSeconds.min} to ${timeoutSeconds.max}

The log of the function goes to stdout, the calls of the runtime to stderr. POST /reset begins with a new environment.`

/** What the command line asks for, or a sentence that says what is wrong with it. */
function read(args: readonly string[]): { port: number; timeoutMs: number } | { says: string; code: number } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '9001' },
        timeout: { type: 'string', default: '3' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { says: help, code: 0 }
    const port = /^\d+$/.test(values.port) ? Number(values.port) : -1
    const timeout = /^\d+$/.test(values.timeout) ? Number(values.timeout) : -1
    if (port < 0 || port > 65_535) return { says: `--port takes a number from 0 to 65535, and not ${values.port}.`, code: 2 }
    if (timeout < timeoutSeconds.min || timeout > timeoutSeconds.max)
      return {
        says: `--timeout takes whole seconds from ${timeoutSeconds.min} to ${timeoutSeconds.max}, and not ${values.timeout}.`,
        code: 2,
      }
    return { port, timeoutMs: timeout * 1000 }
  } catch (error) {
    return { says: `${error instanceof Error ? error.message.split('\n')[0] : error}\n\n${help}`, code: 2 }
  }
}

/** Writes down what happens as it happens. */
function watch(simulation: Simulation): void {
  let seen = 0
  simulation.subscribe(() => {
    const trace = simulation.getTrace()
    for (const event of trace.slice(seen)) tell(simulation, event)
    seen = trace.length
  })
}

const asked = new Map<string, string>()

function tell(simulation: Simulation, event: TraceEvent): void {
  for (const { text } of logLines(event)) console.log(text)
  if (event.type === 'api.called') asked.set(event.exchangeId, `${event.request.method} ${event.request.path}`)
  if ('exchangeId' in event) tellExchange(event)
  if (event.type === 'environment.stopped') console.error(`Environment ${event.environmentId} ended: ${event.reason}`)
  if (event.type === 'invoke.responded' && event.result.functionError !== undefined) {
    const { body } = event.result
    const text = 'text' in body ? body.text : textOf(simulation.bodies.get(body.id))
    console.error(`The invoker received an error: ${text.length > 1000 ? `${text.slice(0, 1000)} …` : text}`)
  }
}

function tellExchange(event: Extract<TraceEvent, { exchangeId: unknown }>): void {
  const what = asked.get(event.exchangeId)
  if (event.type === 'api.parked') console.error(`${what} waits for an event`)
  if (event.type === 'api.hungUp') console.error(`${what}: the client hung up`)
  if (event.type === 'api.replied') {
    const { reply } = event
    console.error(`${what} → ${reply.status}${'errorType' in reply ? ` ${reply.errorType}` : ''}`)
  }
  if (event.type === 'api.replied' || event.type === 'api.hungUp') asked.delete(event.exchangeId)
}

async function main(): Promise<void> {
  const wanted = read(process.argv.slice(2))
  if ('says' in wanted) {
    console[wanted.code === 0 ? 'log' : 'error'](wanted.says)
    process.exitCode = wanted.code
    return
  }
  try {
    const { simulation, port } = await serveAttached(wanted)
    watch(simulation)
    console.error(
      `The Runtime API listens at 127.0.0.1:${port}. Start your runtime with AWS_LAMBDA_RUNTIME_API=127.0.0.1:${port}, then send an event:`,
    )
    console.error(`  curl -d '{"name":"Ada"}' http://127.0.0.1:${port}/2015-03-31/functions/function/invocations`)
  } catch (error) {
    console.error(refusalToListen(error, wanted.port))
    process.exitCode = 1
  }
}

function refusalToListen(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that program, or choose another port: --port ${port + 1}.`
  if (code === 'EACCES') return `Port ${port} may be used by an administrator alone. Choose one above 1023: --port 9001.`
  return `The Runtime API cannot listen at port ${port}: ${error instanceof Error ? error.message : error}`
}

await main()
