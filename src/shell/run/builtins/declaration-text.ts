import { quoteDeclared, quoteValue } from '../../expand/quote.ts'
import { arrayText, attributeLetters } from '../../expand/transform.ts'
import { printFunction } from '../../syntax/print.ts'
import type { Shell } from '../shell.ts'
import { flag, type Variable } from '../variables.ts'
import type { Options } from './arguments.ts'

export const attributes: Record<string, number> = {
  x: flag.exported,
  r: flag.readonly,
  i: flag.integer,
  l: flag.lower,
  u: flag.upper,
  c: flag.capitalize,
  n: flag.nameref,
  t: flag.trace,
}

/** `declare -x name="value"`. */
export function declarationText(name: string, variable: Variable): string {
  const letters = attributeLetters(variable)
  const head = `declare -${letters === '' ? '-' : letters} ${name}`
  if (variable.isArray) {
    const text = arrayText(variable)
    if (text === '()' && variable.has(flag.invisible)) return head
    return `${head}=${text}`
  }
  const value = variable.compute ? variable.compute() : variable.value
  return value === undefined ? head : `${head}=${quoteDeclared(value)}`
}

const sortedNames = (shell: Shell): string[] => [...shell.variables.current.keys()].sort()

export function listVariables(shell: Shell, wanted: number, options: Options, how: 'declare' | 'export' | 'readonly'): void {
  let out = ''
  for (const name of sortedNames(shell)) {
    const variable = shell.variables.current.get(name)
    if (!variable || (variable.flags & wanted) !== wanted) continue
    if (options.flags.has('a') && !variable.sequence) continue
    if (options.flags.has('A') && !variable.association) continue
    if (variable.has(flag.invisible) && !variable.isSet) continue
    const text = declarationText(name, variable)
    out += `${how === 'declare' || !shell.options.posix ? text : text.replace(/^declare -\S+/, how)}\n`
  }
  shell.print(1, out)
}

/** What `set` without arguments prints. */
export function setText(shell: Shell): string {
  let out = ''
  for (const name of sortedNames(shell)) {
    const variable = shell.variables.current.get(name)
    if (!variable?.isSet || variable.has(flag.invisible)) continue
    out += variable.isArray ? `${name}=${arrayText(variable)}\n` : `${name}=${quoteValue(variable.scalar() ?? '')}\n`
  }
  if (!shell.options.posix) for (const entry of sortedFunctions(shell)) out += `${printFunction(entry.name, entry.body)}\n`
  return out
}

const sortedFunctions = (shell: Shell) => [...shell.functions.values()].sort((a, b) => (a.name < b.name ? -1 : 1))

export function listFunctions(shell: Shell, options: Options): number {
  let status = 0
  let out = ''
  const names = options.rest.length > 0 ? options.rest : sortedFunctions(shell).map((entry) => entry.name)
  for (const name of names) {
    const entry = shell.functions.get(name)
    if (!entry) {
      status = 1
      continue
    }
    if (options.flags.has('r') && !entry.readonly) continue
    if (options.flags.has('x') && !entry.exported) continue
    const letters = `f${entry.readonly ? 'r' : ''}${entry.traced ? 't' : ''}${entry.exported ? 'x' : ''}`
    if (options.flags.has('F'))
      out +=
        options.rest.length > 0
          ? shell.shopt.extdebug
            ? `${name} ${entry.line} ${entry.file}\n`
            : `${name}\n`
          : `declare -${letters} ${name}\n`
    else {
      out += `${printFunction(name, entry.body)}\n`
      if (letters !== 'f') out += `declare -${letters} ${name}\n`
    }
  }
  shell.print(1, out)
  return status
}

export function listLocals(shell: Shell): void {
  const scope = shell.variables.functionScope()
  let out = scope?.options ? 'local -\n' : ''
  for (const name of [...(scope?.saved.keys() ?? [])].sort()) {
    const variable = shell.variables.current.get(name)
    if (variable && !variable.has(flag.unset)) out += `${declarationText(name, variable)}\n`
  }
  shell.print(1, out)
}

export function printNamed(shell: Shell, names: readonly string[], builtin: string): number {
  let status = 0
  for (const name of names) {
    const variable = shell.variables.current.get(name)
    if (variable && !variable.has(flag.unset)) shell.print(1, `${declarationText(name, variable)}\n`)
    else {
      shell.error(`${builtin}: ${name}: not found`)
      status = 1
    }
  }
  return status
}
