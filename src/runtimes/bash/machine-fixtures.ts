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
  const host: WorkerHost = {
    send: () => Promise.reject(new Error('There is no network here')),
    write: (stream, more) => {
      text[stream] += more
    },
    clock: {
      now,
      running: () => true,
      after: (millis, fire) => {
        const due = now() + millis
        const timer = setTimeout(() => {
          skipped += Math.max(0, due - now())
          fire()
        })
        return () => clearTimeout(timer)
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
