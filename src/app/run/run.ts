import { create } from 'zustand'
import type { Simulation } from '#engine/simulation.ts'
import type { LineBreakpoint } from '#lambda/statements.ts'
import { livingEnvironments } from '#lambda/world.ts'
import type { Project } from '#project/project.ts'
import { type HeaderBreakpoint, pausesAt } from '#trace/breakpoints.ts'
import type { StepDepth } from '#trace/statements.ts'
import { built } from '../build/build.ts'
import { sentFor } from '../event/model.ts'
import type { Session } from '../session/session.ts'
import { useWorkspace } from '../workspace/workspace.ts'
import { useView } from './cursor.ts'
import { reaches, replay, stimuliOf } from './fork.ts'
import { useKept } from './kept.ts'
import { useLineBreakpoints } from './line-breakpoints.ts'
import { type Restored, restoreRun, useInterrupted } from './restored.ts'
import { keepRun } from './run-keeper.ts'

interface RunState {
  readonly session?: Session | undefined
  /** What runs in the session: it stays as it was while the visitor goes on editing. */
  readonly deployed?: Project | undefined
  /** A run of before that is shown until another one begins. */
  readonly restored?: Restored | undefined
  readonly restore: (id: string) => Promise<void>
  readonly opening: boolean
  /** Why no session could be opened, as a sentence. */
  readonly failure?: string | undefined
  /** Whether messages to the service are held: also before the first run. */
  readonly paused: boolean
  /** Ids of the breakpoints that are set. */
  readonly breakpoints: ReadonlySet<string>
  readonly toggleBreakpoint: (id: string) => void
  /** Headers at which a message pauses the run. */
  readonly headerBreakpoints: readonly HeaderBreakpoint[]
  readonly setHeaderBreakpoints: (headers: readonly HeaderBreakpoint[]) => void
  /** Sends the project's event, deploying the project first when it has changed. */
  readonly invoke: (project: Project, events?: readonly string[]) => Promise<void>
  /** Runs a project with the same events as the present run up to a moment, and pauses there, as far as the runs are alike. */
  readonly fork: (project: Project, seq: number) => Promise<void>
  readonly stop: () => void
  readonly pause: () => void
  readonly resume: () => void
  readonly step: () => void
  /** Goes on when a step is taken at the end of what happened. False when nothing waits to go on. */
  readonly stepOn: (depth: StepDepth) => boolean
  readonly close: () => void
}

/** What runs. Everything that happened in it stands in the trace of its simulation. */
export const useRun = create<RunState>((set, get) => ({
  opening: false,
  paused: false,
  breakpoints: new Set(),
  toggleBreakpoint: (id) => {
    const breakpoints = new Set(get().breakpoints)
    if (!breakpoints.delete(id)) breakpoints.add(id)
    set({ breakpoints })
    watch(get().session)
  },
  headerBreakpoints: [],
  setHeaderBreakpoints: (headerBreakpoints) => {
    set({ headerBreakpoints })
    watch(get().session)
  },
  invoke: async (project, events) => {
    if (get().opening) return
    useView.getState().goLive()
    const session = isDeployed(project, get().deployed) ? get().session : await deploy(project)
    if (!session) return
    const { clock, startedAt } = session.simulation
    const sent = sentFor(project, startedAt + clock.now(), crypto.randomUUID())
    for (const { event, options } of events?.map((event) => ({ event, options: {} })) ?? [sent]) session.invoke(event, options)
  },
  fork: async (project, seq) => {
    const before = get().session?.simulation
    if (!before || get().opening) return
    const stimuli = stimuliOf(before, seq)
    const isThere = reaches(before.getTrace(), seq)
    useView.getState().goLive()
    set({ paused: false })
    const session = await deploy(project)
    if (!session) return
    const { simulation } = session
    const pauses = simulation.pauseWhen
    simulation.pauseWhen = (event) => isThere(event) || pauses?.(event) === true
    replay(session, stimuli)
  },
  restore: async (id) => {
    const restored = await restoreRun(id)
    useInterrupted.getState().putAside()
    if (typeof restored === 'string') set({ failure: restored })
    else if (!get().session) set({ restored, failure: restored.says })
  },
  stop: () => {
    get().session?.stop()
    set({ paused: false })
  },
  pause: () => {
    get().session?.simulation.pause()
    set({ paused: true })
  },
  resume: () => {
    get().session?.simulation.resume()
    set({ paused: false })
  },
  step: () => get().session?.simulation.step(),
  stepOn: (depth) => {
    const { session } = get()
    if (!session || !canStep(session.simulation)) return false
    if (useView.getState().grain === 'line') session.debug.step(depth === 'into' ? 'line' : depth)
    else session.simulation.step()
    return true
  },
  close: () => {
    get().session?.dispose()
    endKeeping()
    set({ session: undefined, deployed: undefined, restored: undefined, failure: undefined, paused: false })
  },
}))

/** Ends the keeping of the present run in this browser. */
let endKeeping = () => {}

/** Ends what ran before and starts anew with this project. */
async function deploy(project: Project): Promise<Session | undefined> {
  const { session: before, deployed, restored } = useRun.getState()
  if (before && deployed) useKept.getState().keep(before.simulation, deployed)
  else if (restored) useKept.getState().keep(restored.recording, restored.project ?? project)
  before?.dispose()
  endKeeping()
  useInterrupted.getState().putAside()
  useRun.setState({ opening: true, failure: undefined, session: undefined, deployed: undefined, restored: undefined })
  try {
    const { openSession } = await import('../session/session.ts')
    const session = await openSession({ project: await built(project), path: navigator.serviceWorker ? 'visible' : 'direct' })
    const { simulation } = session
    endKeeping = keepRun(useWorkspace.getState().name, project, simulation)
    if (useRun.getState().paused) simulation.pause()
    watch(session)
    session.debug.setBreakpoints(lineBreakpoints())
    // A breakpoint pauses from inside.
    simulation.subscribe(() => {
      const { paused } = simulation
      if (session === useRun.getState().session && paused !== useRun.getState().paused) useRun.setState({ paused })
      if (session.debug.stoppedAt()?.reason === 'breakpoint') useView.getState().setGrain('line')
    })
    useRun.setState({ session, deployed: project, opening: false })
    return session
  } catch (error) {
    useRun.setState({ opening: false, failure: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}

/** Lets a run pause at what is set now. */
function watch(session: Session | undefined): void {
  const { breakpoints, headerBreakpoints } = useRun.getState()
  if (session) session.simulation.pauseWhen = pausesAt(breakpoints, headerBreakpoints, session.simulation.startedAt)
}

/** Whether something waits for a step: a message that is held, or a program that stands still or is at work. */
export const canStep = ({ paused, held, stops, getWorld }: Simulation): boolean =>
  paused && (held.length > 0 || stops.size > 0 || livingEnvironments(getWorld()).some(({ phase }) => phase.name !== 'ready'))

const lineBreakpoints = (): readonly LineBreakpoint[] =>
  Object.entries(useLineBreakpoints.getState().lines).flatMap(([path, lines]) => lines.map((line) => ({ file: `/var/task/${path}`, line })))

useLineBreakpoints.subscribe(() => useRun.getState().session?.debug.setBreakpoints(lineBreakpoints()))

/** Whether what would be uploaded is what runs. The event is no part of it. */
export function isDeployed(project: Project, deployed: Project | undefined): boolean {
  if (!deployed) return false
  const { files, layers, config, runtime, tools } = project
  return (
    files === deployed.files &&
    layers === deployed.layers &&
    config === deployed.config &&
    runtime === deployed.runtime &&
    tools === deployed.tools
  )
}
