import { getResponse, type HttpHandler } from 'msw'
import { ms } from '#base/brand.ts'
import { NetworkFailure } from '#base/network-failure.ts'
import { random } from '#base/random.ts'
import { bodyStore } from '#engine/bodies.ts'
import { manualClock, pausable } from '#engine/clock.ts'
import type { ProcessControl, ProcessTells } from '#engine/programs.ts'
import { playScenario } from '#engine/scenario.ts'
import { Simulation } from '#engine/simulation.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import type { Stimulus } from '#lambda/stimuli.ts'
import { initializationTypeOf } from '#lambda/variables.ts'
import type { Project } from '#project/project.ts'
import { startBash } from '#runtimes/bash/stepped.ts'
import { bootSpecOf } from '#runtimes/boot-spec.ts'
import { startCpp } from '#runtimes/cpp/stepped.ts'
import type { Host } from '#runtimes/runtime.ts'
import { type StartMachine, SteppedRuntime } from '#runtimes/stepped.ts'
import { refuseForeign, runtimeApiHost, runtimeApiOrigin } from '#wire/addresses.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import type { Rehearsal } from './rehearsed.ts'
import { type TemporaryFolder, temporaryFolders } from './temporary-folders.ts'

/** When every rehearsal begins: a Tuesday. Unix time, ms. */
const startedAt = Date.UTC(2026, 7, 25, 9, 30)

/** Languages that can be played in steps. */
const machines: Readonly<Record<string, StartMachine>> = { bash: startBash, cpp: startCpp }

/**
 * Plays stimuli against a project in simulated time, without a worker and without waiting. The same input gives the same trace. A project
 * in a compiled language must have been built. Rejects when its language cannot be played in steps.
 */
export async function rehearse(project: Project, stimuli: readonly Stimulus[], seed = 1): Promise<Rehearsal> {
  const start = machines[project.runtime]
  if (!start) throw new Error(`Failed to play a scenario: programs of the runtime "${project.runtime}" cannot be played in steps`)
  const clock = manualClock()
  const chance = random(seed)
  const bodies = bodyStore()
  const programs = new SteppedRuntime(
    start,
    {
      unixMs: () => startedAt + clock.now(),
      spend: clock.advance,
      after: (delay, fire) => clock.at(ms(clock.now() + delay), fire),
    },
    () => Object.keys(simulation.getWorld().exchanges).length,
  )
  const leftIn = temporaryFolders()
  const boot = (environmentId: EnvironmentId, tells: ProcessTells) =>
    bootIn({ simulation, programs, project, chance, temporary: leftIn(environmentId) }, environmentId, tells)
  const simulation = new Simulation(project.config, { clock: pausable(clock), startedAt, chance, bodies, boot })
  await playScenario({ simulation, clock, programs }, stimuli)
  const trace = simulation.getTrace().slice()
  programs.close()
  return { trace, bodies: bodies.all, startedAt }
}

interface Stage {
  readonly simulation: Simulation
  readonly programs: SteppedRuntime
  readonly project: Project
  readonly chance: () => number
  readonly temporary: TemporaryFolder
}

function bootIn({ simulation, programs, temporary, ...boot }: Stage, environmentId: EnvironmentId, tells: ProcessTells): ProcessControl {
  const spec = bootSpecOf({
    ...boot,
    runtimeApi: runtimeApiHost,
    initializationType: initializationTypeOf(simulation.config, simulation.getWorld().environments[environmentId]?.cause),
    clock: { unixMs: startedAt + simulation.clock.now(), running: true },
    startedAt,
    temporary: temporary.files(),
    debug: { recording: false, breakpoints: [] },
  })
  if ('entrypoint' in spec) {
    tells.exited(spec)
    return { kill: () => {} }
  }
  const handlers = runtimeApiHandlers(simulation, { origin: runtimeApiOrigin, environmentId })
  const { wrote: write, recorded, stopped } = tells
  const host: Host = { write, recorded, stopped, fetch: (request) => ask(handlers, request), keepTemporary: temporary.apply }
  const program = programs.run(spec, host)
  program.ended.then(tells.exited, (bug: unknown) => {
    throw bug
  })
  return program
}

/** A program's request, answered by the handlers in this very thread. */
async function ask(handlers: readonly HttpHandler[], request: Request): Promise<Response> {
  refuseForeign(new URL(request.url))
  const response = await getResponse([...handlers], request)
  if (!response || response.type === 'error') throw new NetworkFailure('connectionClosed', 'The environment has ended')
  return response
}
