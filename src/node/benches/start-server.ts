import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface StartedServer {
  readonly pid: number
  readonly port: number
  readonly end: () => void
}

/** A runtime that answers each event with itself. */
export const echoBootstrap = fileURLToPath(new URL('echo-bootstrap.mjs', import.meta.url))

/** The server as it is started by hand, with this program as its function; `--concurrency` and more may be added. */
export async function startServer(...more: readonly string[]): Promise<StartedServer> {
  const script = fileURLToPath(new URL('../runtime-api.ts', import.meta.url))
  const args = ['--import', 'tsx', script, '--port', '0', '--exec', echoBootstrap, ...more]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  for await (const line of createInterface(server.stderr)) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1]
    if (port === undefined) continue
    server.stderr.resume()
    return { pid: server.pid ?? 0, port: Number(port), end: () => void server.kill('SIGTERM') }
  }
  throw new Error('Failed to start the server: it ended at once')
}
