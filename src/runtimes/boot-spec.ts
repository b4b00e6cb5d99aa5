import { findBootstrap } from '#lambda/entrypoint.ts'
import { environmentVariables, type InitializationType } from '#lambda/variables.ts'
import type { FileSet } from '#project/files.ts'
import { optOf } from '#project/layers.ts'
import type { Project } from '#project/project.ts'
import type { BootSpec, ClockReading, DebugSettings, ProgramEnd } from './runtime.ts'

/** What is known when an environment starts its program. */
export interface Boot {
  readonly project: Project
  /** `host:port` of the Runtime API. */
  readonly runtimeApi: string
  readonly initializationType: InitializationType
  readonly clock: ClockReading
  /** Unix time, ms, at the start of the run. */
  readonly startedAt: number
  /** What an earlier program left in `/tmp` of the same environment. */
  readonly temporary: FileSet
  readonly debug: DebugSettings
  readonly chance: () => number
  /** Path of the service's own client, where a function brings none. */
  readonly managed?: string | undefined
}

/** All that a program finds around itself when Lambda starts it; or why there is nothing to start. */
export function bootSpecOf({ project, managed, ...boot }: Boot): BootSpec | Extract<ProgramEnd, { readonly entrypoint: string }> {
  const { files, config } = project
  const layer = optOf(project)
  const isThere = (path: string) =>
    path.startsWith('/opt/') ? path.slice('/opt/'.length) in layer : path.slice('/var/task/'.length) in files
  const found = managed === undefined ? findBootstrap(isThere) : { path: managed }
  if ('entrypoint' in found) return found
  const { runtimeApi, initializationType, clock, startedAt, temporary, debug, chance } = boot
  return {
    task: files,
    layer,
    temporary,
    bootstrap: found.path,
    env: environmentVariables({ config, runtimeApi, initializationType, unixMs: clock.unixMs, chance }),
    clock,
    startedAt,
    debug,
    ...(config.temporaryMb !== undefined && { temporaryMb: config.temporaryMb }),
    tools: project.tools === true,
  }
}
