import type { ProgramEnd } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import { runBootstrap } from './machine.ts'

interface Outcome {
  readonly end: ProgramEnd
  readonly stdout: string
  readonly stderr: string
}

/** Runs a bootstrap in a machine whose time goes on as fast as nobody needs the processor. */
export async function run(script: string, given: { readonly temporaryMb?: number; readonly tools?: boolean } = {}): Promise<Outcome> {
  const text = { stdout: '', stderr: '' }
  let skipped = 0
  const now = () => performance.now() + skipped
  const timers = new Set<{ readonly due: number; readonly fire: () => void }>()
  /** Time jumps to whatever comes first. */
  const fireNext = () => {
    const [next] = [...timers].sort((a, b) => a.due - b.due)
    if (!next) return
    timers.delete(next)
    skipped += Math.max(0, next.due - now())
    next.fire()
  }
  const host: WorkerHost = {
    send: () => Promise.reject(new Error('There is no network here')),
    write: (stream, more) => {
      text[stream] += more
    },
    clock: {
      now,
      running: () => true,
      after: (millis, fire) => {
        const timer = { due: now() + millis, fire }
        timers.add(timer)
        setTimeout(fireNext)
        return () => timers.delete(timer)
      },
      set: () => {},
      setFrozen: () => {},
    },
    record: () => {},
    flush: () => {},
    stopped: () => {},
    controlledBy: () => {},
  }
  const end = await runBootstrap(
    {
      task: { bootstrap: { content: `#!/bin/bash\n${script}`, executable: true } },
      layer: {},
      bootstrap: '/var/task/bootstrap',
      env: { PATH: '/usr/local/bin:/usr/bin:/bin:/opt/bin', LANG: 'en_US.UTF-8' },
      clock: { unixMs: 0, running: true },
      startedAt: 0,
      debug: { recording: false, breakpoints: [] },
      temporaryMb: given.temporaryMb ?? 512,
      tools: given.tools ?? false,
    },
    host,
  )
  return { end, ...text }
}
