import type { Millis } from '#base/brand.ts'
import { ms } from '#base/brand.ts'

export interface Clock {
  /** Milliseconds since the run began. */
  now(): Millis
  /** Calls `fire` once, at `when` or as soon as possible after it. Returns how to cancel. */
  at(when: Millis, fire: () => void): () => void
}

/** A clock that can be made to stand still, for as long as anyone likes. */
export interface PausableClock extends Clock {
  pause(): void
  resume(): void
  /** Lets so many milliseconds go by at once. What was due in them is due now. */
  skip(by: number): void
  readonly running: boolean
}

/** Longest delay that setTimeout takes without overflowing. */
const longestTimer = 2 ** 31 - 1

/** Real time from `origin` on, in `performance.now()` terms. */
export function wallClock(origin = performance.now()): Clock {
  const now = () => ms(performance.now() - origin)
  return {
    now,
    at(when, fire) {
      let timer: ReturnType<typeof setTimeout>
      const wait = () => {
        const left = when - now()
        timer = left > 0 ? setTimeout(wait, Math.min(Math.ceil(left), longestTimer)) : setTimeout(fire, 0)
      }
      wait()
      return () => clearTimeout(timer)
    },
  }
}

/** Time that moves only when told to. For tests and for scenarios that are played at once. */
export function manualClock() {
  let time = 0
  let due: { readonly when: number; readonly fire: () => void }[] = []
  const clock: Clock = {
    now: () => ms(time),
    at(when, fire) {
      const entry = { when, fire }
      due.push(entry)
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
  }
  return {
    ...clock,
    /** When the next timer is due. */
    next: (): Millis | undefined =>
      due.reduce<Millis | undefined>((first, { when }) => (first === undefined || when < first ? ms(when) : first), undefined),
    advance(by: number) {
      const until = time + by
      for (;;) {
        const [next] = due.filter((entry) => entry.when <= until).sort((a, b) => a.when - b.when)
        if (!next) break
        due = due.filter((entry) => entry !== next)
        time = Math.max(time, next.when)
        next.fire()
      }
      time = until
    },
  }
}

/** Wraps a clock so that it can stand still. Timers set on it wait along. */
export function pausable(inner: Clock): PausableClock {
  let lag = 0
  let stoppedAt: number | undefined
  const timers = new Map<object, { readonly when: Millis; readonly fire: () => void; cancel: () => void }>()
  const now = () => ms((stoppedAt ?? inner.now()) - lag)

  const arm = (key: object) => {
    const timer = timers.get(key)
    if (!timer || stoppedAt !== undefined) return
    timer.cancel = inner.at(ms(timer.when + lag), () => {
      timers.delete(key)
      timer.fire()
    })
  }
  return {
    now,
    get running() {
      return stoppedAt === undefined
    },
    at(when, fire) {
      const key = {}
      timers.set(key, { when, fire, cancel: () => {} })
      arm(key)
      return () => {
        timers.get(key)?.cancel()
        timers.delete(key)
      }
    },
    pause() {
      if (stoppedAt !== undefined) return
      stoppedAt = inner.now()
      for (const timer of timers.values()) timer.cancel()
    },
    skip(by) {
      lag -= by
      for (const key of timers.keys()) {
        timers.get(key)?.cancel()
        arm(key)
      }
    },
    resume() {
      if (stoppedAt === undefined) return
      lag += inner.now() - stoppedAt
      stoppedAt = undefined
      for (const key of timers.keys()) arm(key)
    },
  }
}
