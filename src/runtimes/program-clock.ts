import type { ClockReading } from './runtime.ts'

/** Simulated time inside a worker. It stands still while the simulation is paused. */
export interface ProgramClock {
  /** Unix time, ms. */
  readonly now: () => number
  /** Calls `fire` once, after so many simulated milliseconds. Returns how to cancel. */
  readonly after: (millis: number, fire: () => void) => () => void
  readonly set: (reading: ClockReading) => void
  readonly running: () => boolean
  /** While frozen nothing fires: what came due meanwhile fires when that is over. Time itself goes on. */
  readonly setFrozen: (frozen: boolean) => void
}

/** A clock that runs from its last reading on. `elapsed` counts real milliseconds. */
export function programClock(elapsed: () => number = () => performance.now()): ProgramClock {
  let reading: ClockReading = { unixMs: 0, running: false }
  let readAt = elapsed()
  let frozen = false
  const timers = new Map<object, () => void>()
  const now = () => (reading.running ? reading.unixMs + elapsed() - readAt : reading.unixMs)
  return {
    now,
    after(millis, fire) {
      const due = now() + millis
      const key = {}
      let timer: ReturnType<typeof setTimeout> | undefined
      const arm = () => {
        clearTimeout(timer)
        if (!reading.running || frozen) return
        const left = due - now()
        timer = setTimeout(() => (now() < due || frozen ? arm() : finish()), Math.max(0, Math.min(left, 2 ** 31 - 1)))
      }
      const cancel = () => {
        clearTimeout(timer)
        timers.delete(key)
      }
      const finish = () => {
        cancel()
        fire()
      }
      timers.set(key, arm)
      arm()
      return cancel
    },
    set(next) {
      reading = next
      readAt = elapsed()
      for (const arm of timers.values()) arm()
    },
    running: () => reading.running,
    setFrozen(next) {
      frozen = next
      for (const arm of timers.values()) arm()
    },
  }
}

/** `Date` as a program shall see it: without arguments it tells the time of `clock`. */
export function simulatedDate(clock: ProgramClock): DateConstructor {
  const now = () => Math.floor(clock.now())
  return new Proxy(Date, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
}
