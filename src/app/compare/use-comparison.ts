import { useEffect, useRef, useState } from 'react'
import { print } from '#trace/print.ts'
import type { Session } from '../session/session.ts'
import { type LanguageId, noSamples, type Sample } from './model.ts'

const rounds = 30

/** Runs the comparison and keeps what it gave so far. */
export function useComparison() {
  const [doing, setDoing] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [samples, setSamples] = useState(noSamples)
  const [measured, setMeasured] = useState<number>()
  const [traces, setTraces] = useState<Partial<Record<LanguageId, string>>>({})
  const abort = useRef<AbortController>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const start = async (digits: number) => {
    const controller = new AbortController()
    abort.current = controller
    setFailure(undefined)
    setSamples(noSamples)
    setMeasured(digits)
    setDoing('Loading …')
    try {
      const { measure } = await import('./measure.ts')
      await measure({
        digits,
        rounds,
        signal: controller.signal,
        tell: setDoing,
        sampled: (id: LanguageId, sample: Sample) => setSamples((before) => ({ ...before, [id]: [...before[id], sample] })),
        traced: (id, session) => setTraces((before) => ({ ...before, [id]: lastInvocation(session) })),
      })
    } catch (error) {
      if (!controller.signal.aborted) setFailure(error instanceof Error ? error.message : String(error))
    }
    setDoing(undefined)
  }
  return { doing, failure, samples, traces, measured, start, cancel: () => abort.current?.abort() }
}

/** What the session told from its last event on, a line for each fact. */
function lastInvocation({ simulation }: Session): string {
  const trace = simulation.getTrace()
  return print(trace.slice(trace.findLastIndex(({ type }) => type === 'invoke.requested')))
}
