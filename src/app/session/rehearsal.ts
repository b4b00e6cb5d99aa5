import { getResponse, type HttpHandler } from 'msw'
import { ms } from '#base/brand.ts'
import { NetworkFailure } from '#base/network-failure.ts'
import { random } from '#base/random.ts'
import { bodyStore } from '#engine/bodies.ts'
import { manualClock, pausable } from '#engine/clock.ts'
import type { ProcessControl, ProcessTells } from '#engine/programs.ts'
import { playScenario } from '#engine/scenario.ts'
import { Simulation } from '#engine/simulation.ts'
import { findBootstrap } from '#lambda/entrypoint.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import type { Stimulus } from '#lambda/stimuli.ts'
import { environmentVariables } from '#lambda/variables.ts'
import { optOf } from '#project/layers.ts'
import type { Project } from '#project/project.ts'
import { SteppedBash } from '#runtimes/bash/stepped.ts'
import type { Host } from '#runtimes/runtime.ts'
import { refuseForeign, runtimeApiHost, runtimeApiOrigin } from '#wire/addresses.ts'
import { runtimeApiHandlers } from '#wire/handlers.ts'
import type { Rehearsal } from './rehearsed.ts'

/** When every rehearsal begins: a Tuesday. Unix time, ms. */
const startedAt = Date.UTC(2026, 7, 25, 9, 30)

/** Plays stimuli against a project in simulated time, without a worker and without waiting. The same input gives the same trace. */
export async function rehearse(project: Project, stimuli: readonly Stimulus[], seed = 1): Promise<Rehearsal> {
  const clock = manualClock()
  const chance = random(seed)
  const bodies = bodyStore()
  const programs = new SteppedBash(
    {
      unixMs: () => startedAt + clock.now(),
      spend: clock.advance,
      after: (delay, fire) => clock.at(ms(clock.now() + delay), fire),
    },
    () => Object.keys(simulation.getWorld().exchanges).length,
  )
  const boot = (environmentId: EnvironmentId, tells: ProcessTells) =>
    bootIn({ simulation, programs, project, chance }, environmentId, tells)
  const simulation = new Simulation(project.config, { clock: pausable(clock), startedAt, chance, bodies, boot })
  await playScenario({ simulation, clock, programs }, stimuli)
  const trace = simulation.getTrace().slice()
  programs.close()
  return { trace, bodies: bodies.all, startedAt }
}

interface Boot {
  readonly simulation: Simulation
  readonly programs: SteppedBash
  readonly project: Project
  readonly chance: () => number
}

function bootIn({ simulation, programs, project, chance }: Boot, environmentId: EnvironmentId, tells: ProcessTells): ProcessControl {
  const { files, config } = project
  const layer = optOf(project)
  const found = findBootstrap((path) =>
    path.startsWith('/opt/') ? path.slice('/opt/'.length) in layer : path.slice('/var/task/'.length) in files,
  )
  if ('entrypoint' in found) {
    tells.exited(found)
    return { kill: () => {} }
  }
  const unixMs = startedAt + simulation.clock.now()
  const provisioned = simulation.getWorld().environments[environmentId]?.cause === 'provisioned'
  const initializationType = provisioned ? 'provisioned-concurrency' : 'on-demand'
  const env = environmentVariables({ config, runtimeApi: runtimeApiHost, initializationType, unixMs, chance })
  const handlers = runtimeApiHandlers(simulation, { origin: runtimeApiOrigin, environmentId })
  const { wrote: write, recorded, stopped } = tells
  const host: Host = { write, recorded, stopped, fetch: (request) => ask(handlers, request) }
  const clock = { unixMs, running: true }
  const debug = { recording: false, breakpoints: [] }
  const program = programs.run({ task: files, layer, bootstrap: found.path, env, clock, startedAt, debug }, host)
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
