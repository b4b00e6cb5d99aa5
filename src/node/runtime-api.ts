import { serveAttached } from './attached.ts'
import { type CommandLine, filesOf, readCommandLine } from './command-line.ts'
import { serveOnDemand } from './on-demand.ts'
import { record, watch } from './tell.ts'

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
    if (wanted.trace !== undefined) record(simulation, wanted.trace)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().then(() => process.exit(0)))
    if (!wanted.program)
      console.error(
        `The Runtime API listens at 127.0.0.1:${port}. Start your runtime with AWS_LAMBDA_RUNTIME_API=127.0.0.1:${port}, then send an event:`,
      )
    else console.error(`Your function takes events at 127.0.0.1:${port}; the first one starts it:`)
    console.error(`  curl -d '{"name":"Ada"}' http://127.0.0.1:${port}/2015-03-31/functions/function/invocations`)
  } catch (error) {
    console.error(refusalToListen(error, wanted.port))
    process.exitCode = 1
  }
}

async function serve(wanted: CommandLine) {
  const { port, config, program } = wanted
  return program ? serveOnDemand({ port, config, files: filesOf(program) }) : serveAttached({ port, timeoutMs: config.timeoutMs })
}

function refusalToListen(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that program, or choose another port: --port ${port + 1}.`
  if (code === 'EACCES') return `Port ${port} may be used by an administrator alone. Choose one above 1023: --port 9001.`
  return `The Runtime API cannot listen at port ${port}: ${error instanceof Error ? error.message : error}`
}

await main()
