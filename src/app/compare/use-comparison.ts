import { useEffect } from 'react'
import { create } from 'zustand'
import { print } from '#trace/print.ts'
import type { Session } from '../session/session.ts'
import { type LanguageId, noSamples, type Sample, type Samples } from './model.ts'

const rounds = 30

interface ComparisonState {
  /** What it does just now; undefined when nothing is under way. */
  readonly doing?: string | undefined
  readonly failure?: string | undefined
  readonly samples: Samples
  /** Digits of the samples. */
  readonly measured?: number
  readonly traces: Partial<Record<LanguageId, string>>
  /** Whether a measurement came to its end. */
  readonly complete: boolean
  readonly start: (digits: number) => Promise<void>
  readonly cancel: () => void
}

let abort: AbortController | undefined

const useStore = create<ComparisonState>((set) => ({
  samples: noSamples,
  traces: {},
  complete: false,
  start: async (digits) => {
    abort?.abort()
    const controller = new AbortController()
    abort = controller
    const ours = () => abort === controller
    set({ failure: undefined, samples: noSamples, measured: digits, doing: 'Loading …', complete: false })
    try {
      const { measure } = await import('./measure.ts')
      await measure({
        digits,
        rounds,
        signal: controller.signal,
        tell: (doing) => ours() && set({ doing }),
        sampled: (id: LanguageId, sample: Sample) => set(({ samples }) => ({ samples: { ...samples, [id]: [...samples[id], sample] } })),
        traced: (id, session) => set(({ traces }) => ({ traces: { ...traces, [id]: lastInvocation(session) } })),
      })
      set({ complete: true })
    } catch (error) {
      if (!controller.signal.aborted) set({ failure: error instanceof Error ? error.message : String(error) })
    }
    if (ours()) set({ doing: undefined })
  },
  cancel: () => abort?.abort(),
}))

/** The comparison and what it gave so far. It ends when nobody looks any more. */
export function useComparison(): ComparisonState {
  const state = useStore()
  const { cancel } = state
  useEffect(() => cancel, [cancel])
  return state
}

/** Whether a comparison came to its end. */
export const useCompared = (): boolean => useStore(({ complete }) => complete)

/** What the session told from its last event on, a line for each fact. */
function lastInvocation({ simulation }: Session): string {
  const trace = simulation.getTrace()
  return print(trace.slice(trace.findLastIndex(({ type }) => type === 'invoke.requested')))
}
