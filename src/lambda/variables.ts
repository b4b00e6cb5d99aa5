import { randomHex } from '#base/random.ts'
import type { StartCause } from './environment.ts'
import { region } from './identifiers.ts'
import type { FunctionConfig } from './world.ts'

export type InitializationType = 'on-demand' | 'provisioned-concurrency' | 'snap-start' | 'lambda-managed-instances'

export interface VariablesFor {
  readonly config: FunctionConfig
  /** `host:port` of the Runtime API. */
  readonly runtimeApi: string
  readonly initializationType: InitializationType
  /** Unix time, ms: it names the log stream. */
  readonly unixMs: number
  readonly chance: () => number
}

/**
 * The environment of a bootstrap on an OS-only runtime (developer guide, "Using Lambda environment variables").
 * Absent, as there: `AWS_EXECUTION_ENV`, `_X_AMZN_TRACE_ID`, `HOME`. The credentials are visibly not real.
 */
export function environmentVariables({ config, runtimeApi, initializationType, unixMs, chance }: VariablesFor): Record<string, string> {
  return {
    PATH: '/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    LD_LIBRARY_PATH: '/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...config.variables,
    _HANDLER: config.handler,
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: config.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${config.functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day(unixMs)}/[$LATEST]${randomHex(chance, 32)}`,
    AWS_LAMBDA_INITIALIZATION_TYPE: initializationType,
    AWS_ACCESS_KEY_ID: 'ASIAEXAMPLENOTREAL00',
    AWS_SECRET_ACCESS_KEY: 'this-is-a-simulation-and-not-a-secret',
    AWS_SESSION_TOKEN: 'this-is-a-simulation-and-not-a-token',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '169.254.100.1:2000',
    _AWS_XRAY_DAEMON_ADDRESS: '169.254.100.1',
    _AWS_XRAY_DAEMON_PORT: '2000',
    AWS_LAMBDA_METADATA_API: runtimeApi,
    AWS_LAMBDA_METADATA_TOKEN: metadataToken,
    ...(config.mode === 'managed' && managedVariables(config)),
  }
}

/** How an environment came to be, as its program is told. */
export function initializationTypeOf(
  { mode, snapStart }: Pick<FunctionConfig, 'mode' | 'snapStart'>,
  cause: StartCause | undefined,
): InitializationType {
  if (mode === 'managed') return 'lambda-managed-instances'
  if (snapStart) return 'snap-start'
  return cause === 'provisioned' ? 'provisioned-concurrency' : 'on-demand'
}

/** What `Authorization: Bearer` must carry for the metadata of an environment; visibly not a secret. */
export const metadataToken = 'this-is-a-simulation-and-not-a-metadata-token'

/** Managed Instances say how many polls a runtime should run, and log as JSON alone. */
const managedVariables = ({ maxConcurrency = 1 }: FunctionConfig) => ({
  AWS_LAMBDA_MAX_CONCURRENCY: String(maxConcurrency),
  AWS_LAMBDA_LOG_FORMAT: 'JSON',
})

/** `yyyy/mm/dd` of a Unix time, UTC. */
const day = (unixMs: number): string => new Date(unixMs).toISOString().slice(0, 10).replaceAll('-', '/')

/** What an extension sees of a bootstrap's variables: those that speak of the runtime are kept from it (recorded from AWS's emulator). */
export function extensionVariables(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('_') && !runtimesOwn.has(name)))
}

const runtimesOwn: ReadonlySet<string> = new Set([
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_XRAY_CONTEXT_MISSING',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
])
