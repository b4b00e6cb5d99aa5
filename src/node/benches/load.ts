import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { type BenchRow, median } from './bench-row.ts'
import { hammer, killProgram } from './hammer.ts'
import { startServer } from './start-server.ts'

/** Resident memory of a process, MB; none where there is no /proc. */
function residentMb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

const seconds = 60
const invokers = 200
const environments = 20
const kills = 50

/** 200 invokers for a minute against 20 environments, of which 50 are killed at random: every event gets one answer, and memory stays flat. */
export async function load(): Promise<readonly BenchRow[]> {
  const { pid, port, end } = await startServer('--concurrency', String(environments), '--timeout', '60')
  const living = new Map<number, number>()
  const memory: number[] = []
  let killed = 0
  const started = performance.now()
  const passed = () => (performance.now() - started) / 1000
  const disturb = setInterval(() => {
    memory.push(residentMb(pid))
    const recent = [...living].filter(([, at]) => passed() - at < 1).map(([program]) => program)
    while (killed < kills && killed < (passed() / seconds) * kills && recent.length > 0) {
      const [victim] = recent.splice(Math.floor(Math.random() * recent.length), 1)
      if (victim === undefined || !killProgram(victim)) continue
      living.delete(victim)
      killed += 1
    }
  }, 250)
  const tally = await hammer({
    port,
    invokers,
    more: () => passed() < seconds,
    // As an SDK does that tries again.
    throttled: () => setTimeout(100 + Math.random() * 400),
    answered: (told) => void living.set(told.pid, passed()),
  })
  clearInterval(disturb)
  const took = passed()
  end()
  for (const wrong of tally.wrong.slice(0, 10)) console.error(`Wrong: ${wrong}`)
  if (tally.wrong.length > 0) process.exitCode = 1
  const third = Math.floor(memory.length / 3)
  const row = (name: string, ours: number, unit: string, reference: number | null = null): BenchRow => ({
    case: name,
    ours: Number(ours.toFixed(1)),
    reference: reference === null ? null : Number(reference.toFixed(1)),
    unit,
    ratio: reference === null ? null : Number((ours / reference).toFixed(3)),
    rounds: 1,
  })
  return [
    row('events sent', tally.sent, 'events'),
    row('answered by the function', tally.answered, 'events'),
    row('failed because its program was killed', tally.crashed, 'events'),
    row('throttled', tally.throttled, 'events'),
    row('without one right answer', tally.sent - tally.answered - tally.crashed - tally.throttled, 'events'),
    row('programs killed', killed, 'programs'),
    row('answered by the function, a second', tally.answered / took, 'events/s'),
    row(
      'resident memory in the last third; reference: in the second',
      median(memory.slice(2 * third)),
      'MB',
      median(memory.slice(third, 2 * third)),
    ),
  ]
}
