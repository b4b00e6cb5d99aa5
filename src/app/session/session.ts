import { ms } from '#base/brand.ts'
import type { Bytes } from '#base/bytes.ts'
import { bytesOf } from '#base/bytes.ts'
import { random } from '#base/random.ts'
import { bodyStore } from '#engine/bodies.ts'
import { type Clock, pausable, wallClock } from '#engine/clock.ts'
import type { ProcessControl, ProcessTells } from '#engine/programs.ts'
import { type EventOptions, Simulation } from '#engine/simulation.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import { defaultIdleMs } from '#lambda/limits.ts'
import { initializationTypeOf } from '#lambda/variables.ts'
import type { Project } from '#project/project.ts'
import { bootSpecOf } from '#runtimes/boot-spec.ts'
import { loadRuntime } from '#runtimes/registry.ts'
import type { ClockReading, DebugSettings, Host, RunningProgram } from '#runtimes/runtime.ts'
import { runtimeApiHost, runtimeApiOrigin } from '#wire/addresses.ts'
import { createGateway, type WirePath } from '#wire/gateway.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import { provisioned } from './provisioned.ts'
import { type SessionDebug, sessionDebug } from './session-debug.ts'
import { temporaryFolders } from './temporary-folders.ts'

export interface SessionOptions {
  readonly project: Project
  readonly path: WirePath
  /** Seed of every id that is drawn. */
  readonly seed?: number
  /** Unix time, ms. */
  readonly startedAt?: number
  /** The time that the simulation pauses and resumes; real time unless given. */
  readonly clock?: Clock
  readonly sliceMs?: number
  /** Whether statements are recorded from the start; true unless given. */
  readonly recording?: boolean
}

/** A request that a visitor makes by hand. */
export interface OwnRequest {
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

/** One run of a project in this page. */
export interface Session {
  readonly debug: SessionDebug
  readonly simulation: Simulation
  readonly invoke: (event: string | Bytes, options?: EventOptions) => ReturnType<Simulation['invoke']>
  /** Sends a request to the Runtime API in the name of a program in this environment. Rejects with `NetworkFailure` when there is no reply. */
  readonly send: (environmentId: EnvironmentId, request: OwnRequest) => Promise<Response>
  /** Whether simulated time may jump: nothing is under way. */
  readonly maySkipTo: (at: number) => boolean
  /** Lets simulated time jump to a moment. */
  readonly skipTo: (at: number) => void
  /** Ends every environment; the next event starts a new one. */
  readonly stop: () => void
  /** Ends everything for good. */
  readonly dispose: () => void
}

/** Puts a project into a simulated Lambda. Rejects when its runtime cannot be loaded. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { project, path, clock = wallClock(), startedAt = Date.now(), seed = newSeed() } = options
  const [runtime, serveSession] = await Promise.all([loadRuntime(project.runtime), path === 'visible' ? openBrowser() : undefined])
  const programs = new Set<RunningProgram>()
  const chance = random(seed)

  let debug: DebugSettings = { recording: options.recording ?? true, breakpoints: [] }

  const leftIn = temporaryFolders()
  const boot = (environmentId: EnvironmentId, tells: ProcessTells): ProcessControl => {
    const temporary = leftIn(environmentId)
    const spec = bootSpecOf({
      project,
      runtimeApi: runtimeApiHost,
      initializationType: initializationTypeOf(simulation.config, simulation.getWorld().environments[environmentId]?.cause),
      clock: readClock(simulation),
      startedAt,
      temporary: temporary.files(),
      debug,
      chance,
      managed: runtime.meta.managed,
    })
    if ('entrypoint' in spec) {
      tells.exited(spec)
      return { kill: () => {} }
    }
    const { wrote: write, recorded, stopped } = tells
    const host: Host = {
      fetch: gateway.fetchFor(environmentId),
      call: gateway.callFor(environmentId),
      write,
      recorded,
      stopped,
      keepTemporary: (changes) => temporary.apply(changes),
    }
    const program = runtime.run(spec, host)
    programs.add(program)
    program.ended
      .then(tells.exited, (bug: unknown) => {
        reportError(bug)
        tells.exited({ signal: 'aborted' })
      })
      .finally(() => programs.delete(program))
    return program
  }

  const simulation = new Simulation(
    { idleMs: defaultIdleMs, ...project.config },
    { clock: pausable(clock), startedAt, chance, bodies: bodyStore(), boot },
  )
  const handlers = runtimeApiHandlers(simulation, { origin: runtimeApiOrigin })
  const sessionId = crypto.randomUUID()
  const gateway = createGateway({
    handlers,
    simulation,
    sessionId,
    path,
    ...(options.sliceMs !== undefined && { sliceMs: options.sliceMs }),
  })
  const stopServing = serveSession?.(sessionId, handlers)
  await provisioned(simulation)
  const stopWatching = watchClock(simulation, programs)
  return {
    simulation,
    debug: sessionDebug(simulation, debug, (next) => {
      debug = next
      for (const program of programs) program.setDebug(next)
    }),
    invoke: (event, eventOptions) => simulation.invoke(typeof event === 'string' ? bytesOf(event) : event, eventOptions),
    send: (environmentId, { method, path, headers, body }) => {
      const kept = headers
        .filter(([name]) => !/^(host|content-length|connection|expect)$/i.test(name))
        .map(([name, value]): [string, string] => [name, value])
      const request = new Request(`${runtimeApiOrigin}${path}`, { method, headers: kept, ...(body !== undefined && { body }) })
      return gateway.fetchFor(environmentId)(request)
    },
    maySkipTo: (at) => simulation.maySkipTo(ms(at)),
    skipTo: (at) => {
      simulation.skipTo(ms(at))
      for (const program of programs) program.setClock(readClock(simulation))
    },
    stop: () => simulation.stop(),
    dispose: () => {
      simulation.close()
      stopWatching()
      stopServing?.()
    },
  }
}

/** Starts the service worker; gives how to serve a session through it. */
async function openBrowser() {
  const { startServiceWorker, serveSession } = await import('#wire/browser.ts')
  await startServiceWorker()
  return serveSession
}

const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

const readClock = ({ clock, startedAt }: Simulation): ClockReading => ({ unixMs: startedAt + clock.now(), running: clock.running })

/** Tells running programs when simulated time stops and goes on. */
function watchClock(simulation: Simulation, programs: ReadonlySet<RunningProgram>): () => void {
  let running = simulation.clock.running
  return simulation.subscribe(() => {
    if (simulation.clock.running === running) return
    running = simulation.clock.running
    for (const program of programs) program.setClock(readClock(simulation))
  })
}
