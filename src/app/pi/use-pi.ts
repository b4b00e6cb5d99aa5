import { useEffect, useRef, useState } from 'react'
import type { Method } from '#pi/methods.ts'
import { finished, type Lane, newLane, workersOf } from './lanes.ts'
import type { Measured } from './plot-model.ts'
import { poolSize, warmUp } from './pool.ts'
import { type Result, run } from './runner.ts'
import { type Slots, slots } from './slots.ts'

/** Digits as far as they have come. */
export interface Streamed {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly count: number
}

/** Ways that run at the same time. */
interface Race {
  readonly slots: Slots
  readonly signal: AbortSignal
  /** Whether each has but so long. */
  readonly limited: boolean
  /** Whose digits are shown as they come. */
  readonly shown: Method | undefined
}

/** In a race, a way has so long. */
const raceMilliseconds = 20_000
const cancelled = new Error('Cancelled.')
const tooSlow = new Error(`Stopped after ${raceMilliseconds / 1000} s.`)

/** Runs one way, or several side by side, and keeps what they gave. */
export function usePi() {
  const [lanes, setLanes] = useState<readonly Lane[]>([])
  const [streamed, setStreamed] = useState<Streamed | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  const [measured, setMeasured] = useState<readonly Measured[]>([])
  const abort = useRef<AbortController>(null)
  useEffect(() => {
    warmUp(2)
    return () => abort.current?.abort(cancelled)
  }, [])

  const change = (method: Method, next: (lane: Lane) => Lane) =>
    setLanes((before) => before.map((lane) => (lane.method === method ? next(lane) : lane)))

  const ride = async (method: Method, digits: number, signal: AbortSignal, shown: boolean): Promise<Result> => {
    change(method, (lane) => ({ ...lane, state: 'running' }))
    const watcher = {
      progress: (told: Lane['told']) => change(method, (lane) => ({ ...lane, told })),
      digits: (bytes: Streamed['bytes'], count: number) => shown && setStreamed({ bytes, count }),
    }
    const gave = await run(method, digits, watcher, signal)
    change(method, (lane) => finished(lane, gave))
    setMeasured((before) => [...before, { method, digits, milliseconds: gave.milliseconds }])
    return gave
  }

  /** One way in its turn; null when it was stopped or failed, which its lane tells. */
  const take = async (method: Method, digits: number, race: Race): Promise<Result | null> => {
    try {
      await race.slots.take(workersOf(method), race.signal)
      const limit = new AbortController()
      const timer = race.limited ? setTimeout(() => limit.abort(tooSlow), raceMilliseconds) : undefined
      try {
        return await ride(method, digits, AbortSignal.any([race.signal, limit.signal]), method === race.shown)
      } finally {
        clearTimeout(timer)
        race.slots.give(workersOf(method))
      }
    } catch (error) {
      const stopped = error === cancelled || error === tooSlow
      const message = error instanceof Error ? error.message : String(error)
      change(method, (lane) => ({ ...lane, state: stopped ? 'stopped' : 'failed', message }))
      return null
    }
  }

  /** Runs the chosen ways, as many at once as there are cores; the first result is shown, and that of the engine as it comes. */
  const start = async (chosen: readonly Method[], digits: number): Promise<readonly Result[]> => {
    const controller = new AbortController()
    abort.current = controller
    setLanes(chosen.map((method) => newLane(method, digits)))
    setStreamed(null)
    setResult(null)
    const shown = chosen.includes('engine') ? 'engine' : chosen[0]
    const race: Race = { slots: slots(poolSize), signal: controller.signal, limited: chosen.length > 1, shown }
    const all = chosen.map(async (method) => {
      const gave = await take(method, digits, race)
      if (gave) setResult((before) => before ?? gave)
      return gave
    })
    return (await Promise.all(all)).filter((gave) => gave !== null)
  }
  const busy = lanes.some(({ state }) => state === 'waiting' || state === 'running')
  return { lanes, busy, streamed, result, measured, start, cancel: () => abort.current?.abort(cancelled) }
}
