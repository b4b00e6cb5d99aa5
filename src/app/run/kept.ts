import { create } from 'zustand'
import type { Project } from '#project/project.ts'
import type { Recording } from './recording.ts'

/** A run that is over and can still be looked at. */
export interface KeptRun {
  readonly id: number
  readonly recording: Recording
  readonly project: Project
  readonly events: number
}

interface KeptState {
  readonly runs: readonly KeptRun[]
  /** Keeps a run in which something happened. */
  readonly keep: (recording: Recording, project: Project) => void
}

/** Older runs go. */
const most = 8
let count = 0

/** Earlier runs of this page, the newest last: each deployment ends one. */
export const useKept = create<KeptState>((set, get) => ({
  runs: [],
  keep: (recording, project) => {
    const { config, startedAt, bodies } = recording
    const trace = recording.getTrace().slice()
    if (trace.length === 0) return
    count += 1
    const over: Recording = { config, startedAt, bodies, getTrace: () => trace, getRevision: () => trace.length, subscribe: () => () => {} }
    set({ runs: [...get().runs, { id: count, recording: over, project, events: trace.length }].slice(-most) })
  },
}))
