import { create } from 'zustand'
import type { EnvironmentId } from '#lambda/environment.ts'

interface ViewState {
  /** Position in the trace; undefined follows what happens. */
  readonly at: number | undefined
  /** The environment looked at; undefined looks at all. */
  readonly lane: EnvironmentId | undefined
  readonly goTo: (at: number) => void
  readonly goLive: () => void
  readonly look: (lane: EnvironmentId | undefined) => void
}

/** Where one looks. Stepping back reads the past and restarts nothing. */
export const useView = create<ViewState>((set) => ({
  at: undefined,
  lane: undefined,
  goTo: (at) => set({ at }),
  goLive: () => set({ at: undefined }),
  look: (lane) => set({ lane }),
}))
