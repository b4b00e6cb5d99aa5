import { create } from 'zustand'
import type { EnvironmentId } from '#lambda/environment.ts'
import type { Grain } from '#trace/stops.ts'

/** Steps per 700 ms, or `real`: as long as it took, idle time cut short. */
export type Speed = 0.5 | 1 | 2 | 4 | 8 | 'real'

interface ViewState {
  /** Position in the trace; undefined follows what happens. */
  readonly at: number | undefined
  /** The environment looked at; undefined looks at all. */
  readonly lane: EnvironmentId | undefined
  readonly grain: Grain
  /** Whether the cursor walks by itself. */
  readonly playing: boolean
  readonly speed: Speed
  readonly goTo: (at: number) => void
  readonly goLive: () => void
  readonly look: (lane: EnvironmentId | undefined) => void
  readonly setGrain: (grain: Grain) => void
  readonly play: (playing: boolean) => void
  readonly setSpeed: (speed: Speed) => void
}

/** Where one looks. Stepping back reads the past and restarts nothing. */
export const useView = create<ViewState>((set) => ({
  at: undefined,
  lane: undefined,
  grain: 'message',
  playing: false,
  speed: 1,
  goTo: (at) => set({ at }),
  goLive: () => set({ at: undefined, playing: false }),
  look: (lane) => set({ lane }),
  setGrain: (grain) => set({ grain }),
  play: (playing) => set({ playing }),
  setSpeed: (speed) => set({ speed }),
}))
