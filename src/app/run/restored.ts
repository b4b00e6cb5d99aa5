import { create } from 'zustand'
import type { Project } from '#project/project.ts'
import { openGently } from '../saved/open-gently.ts'
import { text } from '../texts/texts.ts'
import type { RunHead } from '../workspace/shelves.ts'
import type { Recording } from './recording.ts'
import { goesOn } from './run-keeper.ts'
import { listRuns, projectOf, readRun } from './run-shelf.ts'
import { savedRecording } from './saved-recording.ts'

/** A run of before, read back. */
export interface Restored {
  readonly recording: Recording
  readonly project: Project | undefined
  readonly files: ReadonlyMap<string, string>
  /** What should be known of it, as a sentence. */
  readonly says?: string | undefined
}

/** Reads a kept run back. Gives a sentence when it cannot be. */
export async function restoreRun(id: string): Promise<Restored | string> {
  const kept = await readRun(id)
  if (!kept) return text.runs.gone
  const opened = await openGently(kept.text)
  if (!opened.ok) return opened.says
  const { trace } = opened
  return {
    recording: savedRecording(trace),
    project: projectOf(kept.head),
    files: trace.files,
    says: kept.head.cut ? text.runs.cut(trace.events.length) : undefined,
  }
}

interface InterruptedState {
  /** The run of the draft on which the page was closed; undefined when there is none, or it was put aside. */
  readonly head?: RunHead | undefined
  readonly look: (name: string) => Promise<void>
  readonly putAside: () => void
}

/** The run on which the page was closed, by draft. A run that goes on in another tab is none. */
export const useInterrupted = create<InterruptedState>((set) => ({
  look: async (name) => {
    set({ head: undefined })
    const runs = await listRuns().catch(() => [])
    const last = runs.find((run) => run.name === name)
    if (last && !last.ended && !(await goesOn(last.id))) set({ head: last })
  },
  putAside: () => set({ head: undefined }),
}))
