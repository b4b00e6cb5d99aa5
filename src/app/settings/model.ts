import { memoryMegabytes, timeoutSeconds } from '#lambda/limits.ts'
import type { AsynchronousConfig } from '#lambda/queue.ts'
import type { FunctionConfig } from '#lambda/world.ts'

/** A line of the list of environment variables, half-typed ones included. */
export interface Variable {
  readonly id: number
  readonly name: string
  readonly value: string
}

const whole = (text: string, { min, max }: { readonly min: number; readonly max: number }) =>
  /^\d+$/.test(text.trim()) && Number(text) >= min && Number(text) <= max

/** Why Lambda would refuse this timeout; undefined when it takes it. */
export const timeoutProblem = (text: string): string | undefined =>
  whole(text, timeoutSeconds) ? undefined : 'Lambda takes whole seconds from 1 to 900. The last good value is kept.'

/** Why Lambda would refuse this memory size. */
export const memoryProblem = (text: string): string | undefined =>
  whole(text, memoryMegabytes) ? undefined : 'Lambda takes whole megabytes from 128 to 10,240. The last good value is kept.'

const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(REGION|DEFAULT_REGION|EXECUTION_ENV|LAMBDA_.*|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/

/** Why Lambda would refuse this variable. */
export function variableProblem(list: readonly Variable[], { id, name }: Variable): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_]+$/.test(name)) return 'Two or more letters, digits and underscores, a letter first.'
  if (reserved.test(name)) return 'Lambda sets this one itself. Choose another name.'
  return list.some((other) => other.id < id && other.name === name) ? 'There is a variable of this name already.' : undefined
}

/** The variables that Lambda would take. */
export const variablesFrom = (list: readonly Variable[]): Record<string, string> =>
  Object.fromEntries(list.filter((variable) => !variableProblem(list, variable)).map(({ name, value }) => [name, value]))

/** A number from a field, within its bounds; undefined when it is none. */
export function numberIn(text: string, min: number, max: number): number | undefined {
  return whole(text, { min, max }) ? Number(text) : undefined
}

/** Why a field that takes a number or nothing holds neither. */
export const numberProblem = (text: string, min: number, max: number): string | undefined =>
  text.trim() === '' || numberIn(text, min, max) !== undefined
    ? undefined
    : `A whole number from ${min} to ${max.toLocaleString('en')}, or nothing. The last good value is kept.`

/** The settings with one of them changed, or left out. */
export function withSetting<Key extends keyof FunctionConfig>(
  config: FunctionConfig,
  key: Key,
  value: FunctionConfig[Key] | undefined,
): FunctionConfig {
  const { [key]: _old, ...rest } = config
  return (value === undefined ? rest : { ...rest, [key]: value }) as FunctionConfig
}

/** Why a destination cannot be used. */
export const arnProblem = (text: string): string | undefined =>
  text === '' || /^arn:aws:(sqs|sns|lambda|events|s3):[a-z0-9-]*:\d*:.+$/.test(text)
    ? undefined
    : 'An ARN of a queue, topic, function, event bus or bucket: arn:aws:sqs:us-east-1:123456789012:failed. Not kept.'

/** The policy with one of its destinations changed, or left out. */
export function withTarget(policy: AsynchronousConfig, key: 'onSuccess' | 'onFailure' | 'deadLetter', arn: string): AsynchronousConfig {
  const { [key]: _old, ...rest } = policy
  return arn === '' ? rest : { ...rest, [key]: arn }
}
