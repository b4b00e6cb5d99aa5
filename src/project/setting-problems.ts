import { bytesOf } from '#base/bytes.ts'
import { memoryMegabytes, temporaryMegabytes, timeoutSeconds, variablesLimitBytes } from '#lambda/limits.ts'
import { environmentVariables } from '#lambda/variables.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import type { Problem } from './problem.ts'

/** What Lambda would refuse when the function is created. */
export function settingProblems(config: FunctionConfig): readonly Problem[] {
  return [...variableProblems(config), ...numberProblems(config)]
}

/** Set by Lambda, and yet a function may set them itself. */
const overridable = new Set(['PATH', 'LD_LIBRARY_PATH', 'LANG', 'TZ'])

/** Names that Lambda keeps for itself: what it sets, and what it sets for managed runtimes (developer guide, "Using Lambda environment variables"). */
function reservedNames(config: FunctionConfig): ReadonlySet<string> {
  const bare = { ...config, variables: {} }
  const set = environmentVariables({ config: bare, runtimeApi: '', initializationType: 'on-demand', unixMs: 0, chance: () => 0 })
  return new Set([...Object.keys(set).filter((name) => !overridable.has(name)), 'AWS_EXECUTION_ENV', '_X_AMZN_TRACE_ID'])
}

function variableProblems(config: FunctionConfig): readonly Problem[] {
  const entries = Object.entries(config.variables)
  const bytes = entries.reduce((sum, [name, value]) => sum + bytesOf(name + value).length, 0)
  const reserved = reservedNames(config)
  const names = entries.flatMap(([name]): Problem[] => {
    if (reserved.has(name))
      return [refused('variable-reserved', name, 'Lambda sets it itself, so a function may not.', 'Choose another name.')]
    if (/^[A-Za-z][A-Za-z0-9_]+$/.test(name)) return []
    const why = 'A name begins with a letter, has two or more characters, and letters, digits and _ alone.'
    return [refused('variable-name', name, why, 'Rename it.')]
  })
  if (bytes <= variablesLimitBytes) return names
  const why = `The names and values have ${bytes} bytes together; Lambda keeps ${variablesLimitBytes}.`
  return [...names, { ...refused('variables-too-large', '', why, 'Shorten them, or put the data into a file.') }]
}

const refused = (id: string, name: string, why: string, remedy: string): Problem => ({
  id,
  severity: 'error',
  what: `Lambda refuses the ${name === '' ? 'environment variables' : `environment variable ${name}`}.`,
  why,
  remedy,
})

function numberProblems({ timeoutMs, memoryMb, temporaryMb = temporaryMegabytes.min }: FunctionConfig): readonly Problem[] {
  const outside = (value: number, { min, max }: { min: number; max: number }) => !Number.isInteger(value) || value < min || value > max
  const problem = (id: string, what: string, value: number, unit: string, { min, max }: { min: number; max: number }): Problem => ({
    id,
    severity: 'error',
    what: `Lambda refuses the ${what} ${value} ${unit}.`,
    why: `It takes whole numbers from ${min} to ${max}.`,
    remedy: `Choose a ${what} in that range.`,
  })
  return [
    ...(outside(timeoutMs / 1000, timeoutSeconds) ? [problem('timeout', 'timeout', timeoutMs / 1000, 's', timeoutSeconds)] : []),
    ...(outside(memoryMb, memoryMegabytes) ? [problem('memory', 'memory', memoryMb, 'MB', memoryMegabytes)] : []),
    ...(outside(temporaryMb, temporaryMegabytes) ? [problem('storage', 'ephemeral storage', temporaryMb, 'MB', temporaryMegabytes)] : []),
  ]
}
