// First: it must be there before MSW is.
import './worker-storage.ts'
import type { Stimulus } from '#lambda/stimuli.ts'
import type { Project } from '#project/project.ts'
import { rehearse } from '../session/rehearsal.ts'
import type { Rehearsal } from '../session/rehearsed.ts'

/** Page → worker: a project, and what shall happen to it. */
export interface Wanted {
  readonly id: number
  readonly project: Project
  readonly stimuli: readonly Stimulus[]
  readonly seed: number
}

/** Worker → page. */
export type Played = { readonly id: number } & ({ readonly rehearsal: Rehearsal } | { readonly broke: string })

self.onmessage = async ({ data: { id, project, stimuli, seed } }: MessageEvent<Wanted>) => {
  try {
    const rehearsal = await rehearse(project, stimuli, seed)
    self.postMessage({ id, rehearsal } satisfies Played)
  } catch (error) {
    self.postMessage({ id, broke: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Played)
  }
}
