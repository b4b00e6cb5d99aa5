import { bodiesIn } from '#lambda/bodies-in.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { BodyId } from '#lambda/runtime-api.ts'
import type { World } from '#lambda/world.ts'
import type { BodyStore } from './bodies.ts'

/** How much of its past a simulation keeps. */
export interface TraceWindow {
  /** Events kept at least; up to twice as many before the oldest go. */
  readonly events: number
  /** Bytes of bodies above which the older half of the events goes early. */
  readonly bytes: number
}

/** Events that are kept however large their bodies are: an invoker may just be reading them. */
const alwaysKept = 50

/** Forgets the oldest events of a trace, and the bodies that only they name. */
export class Forgetting {
  readonly #window: TraceWindow
  readonly #bodies: BodyStore
  /** Bodies of forgotten events that the world still needed. */
  #doomed: BodyId[] = []

  constructor(window: TraceWindow, bodies: BodyStore) {
    this.#window = window
    this.#bodies = bodies
  }

  tidy(trace: TraceEvent[], world: World): void {
    const full = trace.length > 2 * this.#window.events
    const heavy = this.#bodies.size > this.#window.bytes && trace.length > 2 * alwaysKept
    if (!full && !heavy) return
    const gone = trace.splice(0, trace.length - (full ? this.#window.events : Math.max(alwaysKept, trace.length >> 1)))
    const needed = new Set([...neededBy(world), ...trace.flatMap(bodiesIn)])
    const doomed = [...this.#doomed, ...gone.flatMap(bodiesIn)]
    this.#doomed = doomed.filter((id) => needed.has(id) && !isNamed(id, trace))
    for (const id of doomed) if (!needed.has(id)) this.#bodies.forget(id)
  }
}

const isNamed = (id: BodyId, trace: readonly TraceEvent[]): boolean => trace.some((event) => bodiesIn(event).includes(id))

const neededBy = ({ waiting, environments }: World): readonly BodyId[] => [...bodiesIn(waiting), ...bodiesIn(environments)]
