import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type BenchRow, median } from './bench-row.ts'
import { hammer } from './hammer.ts'
import { echoBootstrap, startServer } from './start-server.ts'

const emulator = 'github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie@v0.0.0-20261030222936-bef5c4ba774d'
const rounds = 15
const events = 100

/** Events a second, one after the other, by our server and by AWS's emulator, with the same program as their function. */
export async function server(): Promise<readonly BenchRow[]> {
  const ours = await startServer()
  const theirs = await startEmulator()
  const rates = { ours: [] as number[], theirs: [] as number[], together: [] as number[] }
  for (let round = -2; round < rounds; round += 1) {
    const mine = await rate(ours.port, 1)
    const other = theirs && (await rate(theirs.port, 1))
    const together = await rate(ours.port, 8)
    // The first rounds warm up.
    if (round < 0) continue
    rates.ours.push(mine)
    rates.together.push(together)
    if (other !== undefined) rates.theirs.push(other)
  }
  ours.end()
  theirs?.end()
  const [one, other, many] = [median(rates.ours), theirs ? median(rates.theirs) : null, median(rates.together)].map((value) =>
    value === null ? null : Number(value.toFixed(0)),
  )
  const row = (name: string, value: number, reference: number | null): BenchRow => ({
    case: name,
    ours: value,
    reference,
    unit: 'events/s',
    ratio: reference && Number((value / reference).toFixed(2)),
    rounds,
  })
  return [
    row('events one after the other; reference: AWS’s emulator', one ?? 0, other ?? null),
    row('events of 8 invokers at once; the emulator takes one at a time', many ?? 0, null),
  ]
}

async function rate(port: number, invokers: number): Promise<number> {
  const started = performance.now()
  const { answered, wrong } = await hammer({ port, invokers, more: ({ sent }) => sent < events })
  if (wrong.length > 0) throw new Error(`Failed to measure: ${wrong[0]}`)
  return answered / ((performance.now() - started) / 1000)
}

/** AWS's emulator, built by Go in a scratch folder; undefined, said aloud, where that cannot be. */
async function startEmulator(): Promise<{ readonly port: number; readonly end: () => void } | undefined> {
  const folder = resolve('node_modules/.cache/emulator')
  const binary = `${folder}/aws-lambda-rie`
  if (!existsSync(binary)) spawnSync('go', ['install', emulator], { env: { ...process.env, GOBIN: folder }, stdio: 'inherit' })
  if (!existsSync(binary)) {
    console.warn('AWS’s emulator could not be built, for want of Go or of a network: its figures are missing.')
    return undefined
  }
  const [port, api] = [await freePort(), await freePort()]
  const addresses = ['--runtime-interface-emulator-address', `127.0.0.1:${port}`, '--runtime-api-address', `127.0.0.1:${api}`]
  const program = spawn(binary, [...addresses, echoBootstrap], { stdio: 'ignore', detached: true })
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/2015-03-31/functions/function/invocations`, { method: 'POST', body: '{}' }).catch(
      () => undefined,
    )
    if (answer?.ok) break
    await setTimeout(50)
  }
  return { port, end: () => void (program.pid && process.kill(-program.pid, 'SIGKILL')) }
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  listener.close()
  await once(listener, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
