import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Simulation } from '#engine/simulation.ts'
import { serveAttached } from './attached.ts'
import { type CommandLine, readCommandLine } from './command-line.ts'
import { serveOnDemand } from './on-demand.ts'
import { filesOf } from './program-source.ts'
import { Recording } from './recording.ts'
import { servedOrigin } from './server.ts'
import { watch } from './tell.ts'
import { traceStreamHandlers } from './trace-stream.ts'

async function main(): Promise<void> {
  const wanted = readCommandLine(process.argv.slice(2))
  if ('says' in wanted) {
    console[wanted.code === 0 ? 'log' : 'error'](wanted.says)
    process.exitCode = wanted.code
    return
  }
  try {
    const { simulation, port, close } = await serve(wanted)
    watch(simulation)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().then(() => process.exit(0)))
    for (const line of greeting(wanted, port)) console.error(line)
  } catch (error) {
    console.error(refusalToListen(error, wanted))
    process.exitCode = 1
  }
}

async function serve(wanted: CommandLine) {
  const { port, host, config, program, trace, inspect } = wanted
  const besides = (simulation: Simulation) => {
    if (trace === undefined && !inspect) return []
    const recording = new Recording(simulation, trace ?? scratchFile())
    return inspect ? traceStreamHandlers(recording, { origin: servedOrigin, allowed: inspect }) : []
  }
  const listen = { port, host, besides }
  return program ? serveOnDemand({ ...listen, config, files: filesOf(program) }) : serveAttached({ ...listen, timeoutMs: config.timeoutMs })
}

/** Where a run that is followed and not saved is kept while it goes on. */
function scratchFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-api-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'trace.jsonl')
}

function greeting({ program, host, inspect }: CommandLine, port: number): readonly string[] {
  const at = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  const here = /^(0\.0\.0\.0|::)$/.test(host) ? `127.0.0.1:${port}` : at
  return [
    program
      ? `Your function takes events at ${at}; the first one starts it:`
      : `The Runtime API listens at ${at}. Start your runtime with AWS_LAMBDA_RUNTIME_API=${here}, then send an event:`,
    `  curl -d '{"name":"Ada"}' http://${here}/2015-03-31/functions/function/invocations`,
    ...(inspect ? [`Follow it in the page, at /trace?stream=http://${here}/inspect`] : []),
    ...(host === '127.0.0.1' ? [] : [`Whoever reaches ${at} can run your function.`]),
  ]
}

function refusalToListen(error: unknown, { port, host }: CommandLine): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that program, or choose another port: --port ${port + 1}.`
  if (code === 'EACCES') return `Port ${port} may be used by an administrator alone. Choose one above 1023: --port 9001.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${host} is no address of this machine. Leave --host out, or give one that is: 127.0.0.1 for this machine alone, 0.0.0.0 for all.`
  return `The Runtime API cannot listen at port ${port}: ${error instanceof Error ? error.message : error}`
}

await main()
