import { memoryMegabytes, timeoutSeconds } from '#lambda/limits.ts'

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
