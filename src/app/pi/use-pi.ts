import { useEffect, useRef, useState } from 'react'
import type { Method } from '#pi/methods.ts'
import { type Progress, type Result, run, warmUp } from './runner.ts'
import type { Measured } from './time-plot.tsx'

export interface Running {
  readonly method: Method
  readonly told: Progress | null
}

/** Runs methods one after the other and keeps what they gave. */
export function usePi() {
  const [running, setRunning] = useState<Running | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  const [measured, setMeasured] = useState<readonly Measured[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  const abort = useRef<AbortController>(null)
  useEffect(() => {
    warmUp()
    return () => abort.current?.abort()
  }, [])

  const compute = async (methods: readonly Method[], digits: number) => {
    const controller = new AbortController()
    abort.current = controller
    setFailure(null)
    try {
      for (const method of methods) {
        setRunning({ method, told: null })
        const done = await run(method, digits, (told) => setRunning({ method, told }), controller.signal)
        setResult(done)
        setMeasured((before) => [...before, { method, digits, milliseconds: done.milliseconds }])
      }
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
    setRunning(null)
  }
  return { running, result, measured, failure, compute, cancel: () => abort.current?.abort() }
}
