import { useCallback, useSyncExternalStore } from 'react'
import type { TraceEvent } from '#lambda/events.ts'
import type { Recording } from './recording.ts'

/** Shortest time between two drawings of a growing trace, ms: a program that writes without end must not stop the page. */
const frameOf = (trace: readonly TraceEvent[]): number => (trace.length > 5000 ? 120 : 32)

/** The history of a run as it grows; a new array whenever it has grown. */
export function useTrace(recording: Recording | undefined): readonly TraceEvent[] {
  useRevision(recording)
  return recording ? snapshotOf(recording) : empty
}

/** Draws again when anything happened in the run: also that it was paused. */
export function useRevision(recording: Recording | undefined): number {
  const subscribe = useCallback((listener: () => void) => (recording ? throttled(recording, listener) : () => {}), [recording])
  return useSyncExternalStore(subscribe, () => recording?.getRevision() ?? 0)
}

const empty: readonly TraceEvent[] = []
const snapshots = new WeakMap<Recording, readonly TraceEvent[]>()

function snapshotOf(recording: Recording): readonly TraceEvent[] {
  const known = snapshots.get(recording)
  const trace = recording.getTrace()
  if (known?.length === trace.length) return known
  const fresh = trace.slice()
  snapshots.set(recording, fresh)
  return fresh
}

function throttled(recording: Recording, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const leave = recording.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      listener()
    }, frameOf(recording.getTrace()))
  })
  return () => {
    leave()
    clearTimeout(timer)
  }
}
