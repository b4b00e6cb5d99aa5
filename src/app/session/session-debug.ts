import type { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import type { LineBreakpoint, Proceed, ProgramStop } from '#lambda/statements.ts'
import type { DebugSettings } from '#runtimes/runtime.ts'

/** A program that stands still, in its environment. */
export interface SessionStop extends ProgramStop {
  readonly environmentId: EnvironmentId
}

/**
 * The debugger's side of a run. Pausing has one state, whoever caused it: while a program stands at a statement the simulation is paused,
 * its clock stands still and so do all other programs; `simulation.resume()` and `debug.resume()` are the same. What a program looks like
 * at a stop or in the past is a fold of the trace: `programAt` of `#trace/program.ts`.
 */
export interface SessionDebug {
  /** Whether programs tell their statements (facts `process.statement`). On from the start; switching it on in mid-run tells all there is. */
  readonly setRecording: (on: boolean) => void
  readonly isRecording: () => boolean
  /** Lines at which programs stop, in all environments, those that are yet to start included. Replaces the list. */
  readonly setBreakpoints: (lines: readonly LineBreakpoint[]) => void
  /** Stops the first program that comes to a statement; a program that waits for something stops when it has it. */
  readonly pauseAtNextStatement: () => void
  /**
   * Resumes, and pauses again at the program's next statement as `how` says; messages pass meanwhile. Without a stop it is the next
   * statement of any program.
   */
  readonly step: (how: Exclude<Proceed, 'run'>) => void
  readonly resume: () => void
  /** Where a program stands still: the one that stopped first. */
  readonly stoppedAt: () => SessionStop | undefined
  /** Called after every event, stop and resume. Returns how to unsubscribe. */
  readonly subscribe: (listener: () => void) => () => void
}

/** The debugger's side of a simulation. `apply` takes changed settings to the programs, those that are yet to start included. */
export function sessionDebug(simulation: Simulation, first: DebugSettings, apply: (settings: DebugSettings) => void): SessionDebug {
  let settings = first
  const change = (changes: Partial<DebugSettings>) => {
    settings = { ...settings, ...changes }
    apply(settings)
  }
  return {
    setRecording: (recording) => change({ recording }),
    isRecording: () => settings.recording,
    setBreakpoints: (breakpoints) => change({ breakpoints }),
    pauseAtNextStatement: () => simulation.pauseAtNextStatement(),
    step: (how) => simulation.stepProgram(how),
    resume: () => simulation.resume(),
    stoppedAt: () => {
      const [first] = simulation.stops
      return first && { environmentId: first[0], ...first[1] }
    },
    subscribe: simulation.subscribe,
  }
}
