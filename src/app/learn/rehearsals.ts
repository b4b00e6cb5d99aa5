import type { Stimulus } from '#lambda/stimuli.ts'
import type { Project } from '#project/project.ts'
import type { Rehearsal } from '../session/rehearsed.ts'
import type { Played, Wanted } from './rehearsal.worker.ts'

/** How long a scenario may take before it is given up, ms of real time. */
const patience = 20_000

let worker: Worker | undefined
let count = 0
const waiting = new Map<number, (played: Played) => void>()

/** Starts the worker ahead of the first check: loading the shell takes longest. */
export function warmUp(): Worker {
  worker ??= open()
  return worker
}

function open(): Worker {
  const opened = new Worker(new URL('./rehearsal.worker.ts', import.meta.url), { type: 'module', name: 'rehearsal' })
  opened.onmessage = ({ data }: MessageEvent<Played>) => {
    waiting.get(data.id)?.(data)
    waiting.delete(data.id)
  }
  opened.onerror = ({ message }) => giveUp(message || 'its worker could not be loaded')
  return opened
}

/** Ends the worker; whoever waits for it is told why. */
function giveUp(broke: string): void {
  worker?.terminate()
  worker = undefined
  for (const [id, tell] of waiting) tell({ id, broke })
  waiting.clear()
}

/** Plays a scenario in the worker. Rejects when it takes too long, and on bugs of ours. */
export function playApart(project: Project, stimuli: readonly Stimulus[], seed: number): Promise<Rehearsal> {
  count += 1
  const id = count
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => giveUp(`it took longer than ${patience / 1000} seconds. Perhaps the program writes or forks without end.`),
      patience,
    )
    waiting.set(id, (played) => {
      clearTimeout(timer)
      if ('rehearsal' in played) resolve(played.rehearsal)
      else reject(new Error(`The scenario could not be played: ${played.broke}`))
    })
    warmUp().postMessage({ id, project, stimuli, seed } satisfies Wanted)
  })
}
