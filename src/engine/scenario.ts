import { bytesOf } from '#base/bytes.ts'
import { unreachable } from '#base/unreachable.ts'
import type { Stimulus } from '#lambda/stimuli.ts'
import { livingEnvironments, type World } from '#lambda/world.ts'
import type { manualClock } from './clock.ts'
import type { Simulation } from './simulation.ts'

/** Programs that run in step with a clock that is moved by hand. */
export interface SteppedPrograms {
  /** Lets them run for a moment. True when more may happen before a timer is due. */
  readonly turn: () => Promise<boolean>
}

/** Where a scenario is played. The simulation and the programs share the clock. */
export interface Stage {
  readonly simulation: Simulation
  readonly clock: ReturnType<typeof manualClock>
  readonly programs: SteppedPrograms
}

/** Longest trace that a scenario may grow, events: a program that calls without end is cut off here. */
const longestTrace = 20_000
/** Turns of the programs after which a scenario is given up: one that never comes to rest must not go on for ever. */
const mostTurns = 100_000

/**
 * Plays stimuli in order, each when the one before has come to rest. No real time is waited for: when every program waits, the clock
 * jumps to the next timer. The same project, stimuli and seed give the same trace.
 */
export async function playScenario(stage: Stage, stimuli: readonly Stimulus[]): Promise<void> {
  for (const stimulus of stimuli) await play(stage, stimulus)
}

async function play(stage: Stage, stimulus: Stimulus): Promise<void> {
  const { simulation, clock } = stage
  switch (stimulus.do) {
    case 'invoke':
      simulation.invoke(typeof stimulus.event === 'string' ? bytesOf(stimulus.event) : stimulus.event)
      return stimulus.overlapping ? undefined : runUntil(stage, isIdle)
    case 'wait': {
      const due = clock.now() + stimulus.ms
      await runUntil(stage, () => clock.now() >= due, due)
      if (clock.now() < due) clock.advance(due - clock.now())
      return
    }
    case 'provision':
      simulation.provision()
      return runUntil(stage, isIdle)
    case 'stop':
      return simulation.stop()
    default:
      return unreachable(stimulus)
  }
}

/** Nobody waits for an answer, and every environment waits for an event. */
const isIdle = (world: World): boolean =>
  world.waiting.length === 0 && livingEnvironments(world).every(({ phase }) => phase.name === 'ready' && phase.polls.length > 0)

/** Lets programs run, and time jump over their waits, until `done`, or until nothing more can happen before `limit`. */
async function runUntil({ simulation, clock, programs }: Stage, done: (world: World) => boolean, limit = Number.POSITIVE_INFINITY) {
  for (let turn = 0; turn < mostTurns && simulation.getTrace().length < longestTrace; turn++) {
    const busy = await programs.turn()
    if (done(simulation.getWorld())) return
    if (busy) continue
    const next = clock.next()
    if (next === undefined || next > limit) return
    clock.advance(next - clock.now())
  }
}
