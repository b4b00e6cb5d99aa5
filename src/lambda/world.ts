import type { Environment, EnvironmentId, ExchangeId } from './environment.ts'
import { defaultConcurrency } from './limits.ts'
import type { AsynchronousConfig, Queued } from './queue.ts'
import type { Call, Invocation, RequestId } from './runtime-api.ts'

export interface FunctionConfig {
  readonly functionName: string
  /** Value of `_HANDLER`. Its meaning is the runtime's own business. */
  readonly handler: string
  readonly memoryMb: number
  /** Ephemeral storage, the size of `/tmp`; 512 MB when absent. */
  readonly temporaryMb?: number
  readonly timeoutMs: number
  /** The user's own environment variables. */
  readonly variables: Readonly<Record<string, string>>
  /**
   * `on-demand`: the service starts environments. `attached`: one outside process connects; events wait for it in order.
   * `managed`: one environment of a Managed Instance works on several events at once.
   */
  readonly mode: 'on-demand' | 'attached' | 'managed'
  /** In `managed` mode, the value of `AWS_LAMBDA_MAX_CONCURRENCY`: how many polls the runtime should run. */
  readonly maxConcurrency?: number
  /** Environments that may exist at once in `on-demand` mode; beyond it an event is throttled. */
  readonly concurrency: number
  /** Environments set aside for this function, and no more than these; 0 throttles every event. */
  readonly reservedConcurrency?: number
  /** Environments that are started ahead of any event, and are not recycled. */
  readonly provisionedConcurrency?: number
  readonly asynchronous?: AsynchronousConfig
  /** Lines of the log as plain text, or each as one JSON object. Text when absent. */
  readonly logFormat?: 'Text' | 'JSON'
  /** SnapStart: the API has `restore/next` and `restore/error`, which are unknown paths otherwise (recorded). */
  readonly snapStart?: true
  /** Names of the programs in `/opt/extensions`, started before the runtime. */
  readonly extensions?: readonly string[]
  /** How long an environment stays without an event, ms; for ever when absent. AWS does not say how long (*modelled*). */
  readonly idleMs?: number
  /** Stopped environments that the world remembers; all of them when absent. A server that runs for days sets it. */
  readonly stoppedKept?: number
}

/** The whole simulated service at one instant. Plain JSON: it can be cloned, compared and printed. */
export interface World {
  readonly config: FunctionConfig
  /** Unix time, ms, at `at` = 0. */
  readonly startedAt: number
  readonly environments: Readonly<Record<EnvironmentId, Environment>>
  /** Environments started so far: it names the next one. */
  readonly started: number
  /** Events requested and not yet bound to an environment. */
  readonly waiting: readonly Invocation[]
  /** Asynchronous events that are not done with. */
  readonly queue: Readonly<Record<RequestId, Queued>>
  /** Calls under way: asked and not yet replied to. */
  readonly exchanges: Readonly<Record<ExchangeId, { readonly environmentId: EnvironmentId; readonly call: Call }>>
}

export const emptyWorld = (config: FunctionConfig, startedAt = 0): World => ({
  config,
  startedAt,
  environments: {},
  started: 0,
  waiting: [],
  queue: {},
  exchanges: {},
})

export const defaultConfig: FunctionConfig = {
  functionName: 'my-function',
  handler: 'function.handler',
  memoryMb: 128,
  timeoutMs: 3000,
  variables: {},
  mode: 'on-demand',
  concurrency: defaultConcurrency,
}

/** Whether every extension of an environment has started and asked for its next event. */
export const extensionsReady = ({ extensions: external = [] }: FunctionConfig, { extensions }: Environment): boolean =>
  extensions.every(({ working }) => !working) && external.every((name) => extensions.some((extension) => extension.name === name))

/** Whether nothing is under way in an environment. */
export const isIdle = ({ phase }: Environment): boolean =>
  (phase.name === 'ready' && phase.polls.length > 0) ||
  phase.name === 'reset' ||
  (phase.name === 'serving' && Object.keys(phase.active).length === 0)

/** Environments that have not stopped. */
export const livingEnvironments = (world: World): readonly Environment[] =>
  Object.values(world.environments).filter((environment) => environment.phase.name !== 'stopped')
