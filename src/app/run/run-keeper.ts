import type { Project } from '#project/project.ts'
import { saveProject } from '#project/save.ts'
import type { RunHead } from '../workspace/shelves.ts'
import type { Recording } from './recording.ts'
import { type Part, putPart, putTail } from './run-shelf.ts'
import { traceWriter } from './saved-recording.ts'

/** Events of a run that are kept in this browser; what comes after is in this page alone. */
export const mostEvents = 200_000

/** Shortest time between two writings, ms: shorter than what the screen takes to show an event. */
const rest = 25

const lockOf = (id: string): string => `run:${id}`

/** Whether some tab holds the run: it goes on there. Browsers without locks say no. */
export async function goesOn(id: string): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  return held.some(({ name }) => name === lockOf(id))
}

/**
 * Keeps a run in this browser while it goes on, so that a reload, or the end of the tab, loses none of it. Events are written as they come,
 * those of one writing together; what is left when the page goes is noted at once. Call what it gives when the run is over.
 */
export function keepRun(name: string, project: Project, recording: Recording): () => void {
  const id = crypto.randomUUID()
  const lines = traceWriter(recording, project)
  const beganAt = Date.now()
  const saved = saveProject(project)
  const head = (): RunHead => {
    const { length } = recording.getTrace()
    return { id, name, project: saved, beganAt, events: Math.min(length, mostEvents), ended, cut: length > mostEvents }
  }
  let part = 0
  let ended = false
  let writing: Part | undefined
  let wanted = false
  let failed = false

  const next = (): Part => [part, lines(mostEvents).join('')]
  const write = async () => {
    wanted = true
    if (writing || failed || recording.getTrace().length === 0) return
    try {
      while (wanted) {
        wanted = false
        writing = next()
        part += 1
        await putPart(head(), ...writing)
        if (!ended) await new Promise((resolve) => setTimeout(resolve, rest))
      }
    } catch {
      // This browser keeps nothing: the run goes on all the same.
      failed = true
    }
    writing = undefined
  }
  const noted: Part[] = []
  const note = () => {
    const last = next()
    if (writing) noted.push(writing)
    if (last[1] !== '') noted.push(last)
    part += 1
    if (noted.length > 0) putTail(head(), noted)
  }
  let free = () => {}
  navigator.locks?.request(lockOf(id), () => new Promise<void>((resolve) => (free = resolve))).catch(() => {})
  const leave = recording.subscribe(write)
  addEventListener('pagehide', note)
  return () => {
    leave()
    removeEventListener('pagehide', note)
    ended = true
    write().finally(() => free())
  }
}
