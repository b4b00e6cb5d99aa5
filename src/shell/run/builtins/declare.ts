import { assignmentOf } from '../../expand/compile.ts'
import { quoteTrace } from '../../expand/quote.ts'
import type { Program } from '../../process/command.ts'
import { Sequence } from '../arrays.ts'
import { assignLiteral } from '../assign.ts'
import { Discard, ExpansionError } from '../endings.ts'
import type { Shell } from '../shell.ts'
import { flag, Variable } from '../variables.ts'
import { type Options, readOptions } from './arguments.ts'
import { attributes, listFunctions, listLocals, listVariables, printNamed, setText } from './declaration-text.ts'

function markFunctions(shell: Shell, options: Options): number {
  let status = 0
  for (const name of options.rest) {
    const entry = shell.functions.get(name)
    if (!entry) {
      status = 1
      continue
    }
    if (options.flags.has('x')) entry.exported = true
    if (options.off.has('x')) entry.exported = false
    if (options.flags.has('r')) entry.readonly = true
    if (options.flags.has('t')) entry.traced = true
  }
  return status
}

const identifier = /^([A-Za-z_][A-Za-z0-9_]*)(?:\[((?:[^[\]]|\[[^\]]*\])*)\])?(\+?)(?:=([\s\S]*))?$/

export function* declare(shell: Shell, args: string[], name: string): Program<number> {
  const options = readOptions(shell, name, args, name === 'local' ? 'aAilnrtuxIcpfFg' : 'aAfFgiIlnprtuxc', true)
  if (!options) return 2
  const { flags, off, rest } = options
  if (name === 'local') {
    if (shell.functionDepth === 0) {
      shell.error('local: can only be used in a function')
      return 1
    }
    if (rest[0] === '-') {
      const saved = { ...shell.options }
      const scope = shell.variables.functionScope()
      if (scope) scope.options = () => Object.assign(shell.options, saved)
      rest.shift()
      if (rest.length === 0) return 0
    }
  }
  if (flags.has('f') || flags.has('F')) {
    const marks = ['x', 'r', 't'].some((letter) => flags.has(letter)) || off.size > 0
    return rest.length > 0 && marks && !flags.has('p') && !flags.has('F') ? markFunctions(shell, options) : listFunctions(shell, options)
  }
  let wanted = 0
  for (const letter of flags) wanted |= attributes[letter] ?? 0
  if (rest.length === 0) {
    if (name === 'local') listLocals(shell)
    else if (flags.size === 0) shell.print(1, setText(shell))
    else listVariables(shell, wanted, options, 'declare')
    return 0
  }
  if (flags.has('p')) return printNamed(shell, rest, name)
  let status = 0
  for (const word of rest) if (!(yield* declareOne(shell, word, name, options, wanted))) status = 1
  return status
}

export function* declareOne(shell: Shell, word: string, builtin: string, options: Options, wanted: number): Program<boolean> {
  const match = identifier.exec(word)
  if (!match) {
    shell.error(`${builtin}: \`${word}': not a valid identifier`)
    return false
  }
  let [, name = ''] = match
  const [, , index, plus, value] = match
  const { flags, off } = options
  const local = (builtin === 'local' || ((builtin === 'declare' || builtin === 'typeset') && shell.functionDepth > 0)) && !flags.has('g')
  const existing = shell.variables.current.get(name)
  if (existing?.has(flag.nameref) && !flags.has('n') && !off.has('n') && !local) {
    const target = shell.resolve(name)
    name = target.name
  }
  try {
    const variable = local
      ? localVariable(shell, name, flags.has('I'))
      : flags.has('g')
        ? globalVariable(shell, name)
        : (shell.variables.current.get(name) ?? fresh(shell, name))
    return yield* apply(shell, name, variable, { index, append: plus === '+', value }, options, wanted, builtin)
  } catch (error) {
    if (!(error instanceof ExpansionError) || error.fatal) throw error
    const plain = /: readonly variable$/.test(error.message) && (builtin === 'readonly' || builtin === 'export')
    shell.error(plain ? error.message : `${builtin}: ${error.message}`)
    if (error.arithmetic) throw new Discard(1)
    return false
  }
}

function fresh(shell: Shell, name: string): Variable {
  const variable = new Variable()
  variable.flags = flag.invisible
  shell.variables.current.set(name, variable)
  return variable
}

function globalVariable(shell: Shell, name: string): Variable {
  const known = shell.variables.global(name)
  if (known) return known
  const variable = new Variable()
  variable.flags = flag.invisible
  shell.variables.setGlobal(name, variable)
  return variable
}

function localVariable(shell: Shell, name: string, inherit: boolean): Variable {
  const scope = shell.variables.functionScope()
  const existing = shell.variables.current.get(name)
  if (!scope) return existing ?? fresh(shell, name)
  if (scope.saved.has(name) && existing) return existing
  if (existing?.has(flag.readonly)) {
    const isGlobal = !shell.variables.scopes.some((one) => one.saved.has(name))
    if (isGlobal) throw new ExpansionError(`${name}: readonly variable`)
  }
  // `x=1 f` and then `local x` in f: the temporary value is taken over.
  const temporary = shell.variables.scopes.some((one) => one.temporary && one.saved.has(name))
  const variable = (inherit || shell.shopt.localvar_inherit || temporary) && existing ? existing.copy() : new Variable()
  if (!existing || !(inherit || shell.shopt.localvar_inherit || temporary))
    variable.flags = flag.invisible | (existing?.has(flag.exported) ? 0 : 0)
  shell.variables.bind(scope, name, variable)
  return variable
}

interface Given {
  index: string | undefined
  append: boolean
  value: string | undefined
}

function* apply(
  shell: Shell,
  name: string,
  variable: Variable,
  given: Given,
  options: Options,
  wanted: number,
  builtin: string,
): Program<boolean> {
  const { flags, off } = options
  if (variable.has(flag.readonly) && (given.value !== undefined || off.has('r') || flags.has('a') || flags.has('A'))) {
    if (given.value !== undefined || off.has('r')) throw new ExpansionError(`${name}: readonly variable`)
  }
  if (flags.has('A') && flags.has('a')) throw new ExpansionError(`${name}: cannot convert associative to indexed array`)
  if (flags.has('A')) {
    if (variable.sequence) throw new ExpansionError(`${name}: cannot convert indexed to associative array`)
    if (!variable.association) shell.makeAssociation(variable)
  } else if (flags.has('a')) {
    if (variable.association) throw new ExpansionError(`${name}: cannot convert associative to indexed array`)
    if (!variable.sequence) {
      variable.sequence = new Sequence()
      if (variable.value !== undefined) variable.sequence.set(0, variable.value)
      variable.value = undefined
    }
  }
  for (const letter of off) variable.flags &= ~(attributes[letter] ?? 0)
  if (off.has('a') || off.has('A')) throw new ExpansionError(`${name}: cannot destroy array variables in this way`)
  if (flags.has('u')) variable.flags &= ~flag.lower
  if (flags.has('l')) variable.flags &= ~flag.upper
  variable.flags |= wanted & ~(flag.readonly | flag.nameref)
  if (flags.has('n')) return reference(shell, name, variable, given, wanted)
  const global = flags.has('g') && shell.variables.current.get(name) !== variable
  const hidden = global ? shell.variables.current.get(name) : undefined
  if (global) shell.variables.current.set(name, variable)
  try {
    yield* assignGiven(shell, name, variable, given)
  } finally {
    if (global && hidden) shell.variables.current.set(name, hidden)
    else if (global) shell.variables.current.delete(name)
  }
  variable.flags |= wanted
  void builtin
  return true
}

function reference(shell: Shell, name: string, variable: Variable, given: Given, wanted: number): boolean {
  if (given.value !== undefined) {
    if (!/^[A-Za-z_]\w*(\[.*\])?$/s.test(given.value))
      throw new ExpansionError(`\`${given.value}': invalid variable name for name reference`)
    if (given.value === name) {
      if (shell.functionDepth === 0) throw new ExpansionError(`${name}: nameref variable self references not allowed`)
      shell.error(`warning: ${name}: circular name reference`)
    }
    variable.value = given.value
    variable.flags &= ~flag.invisible
  }
  variable.flags |= wanted
  return true
}

function* assignGiven(shell: Shell, name: string, variable: Variable, given: Given): Program<void> {
  const { value, index, append } = given
  if (value === undefined) {
    if (index !== undefined && !variable.isArray) variable.sequence = new Sequence()
    return
  }
  if (value.startsWith('\u{0}')) {
    const word = shell.compounds[Number(value.slice(1))]
    const assignment = word ? assignmentOf(word) : undefined
    if (!assignment) return
    if (!variable.association && !variable.sequence) {
      variable.sequence = new Sequence()
      if (append && variable.value !== undefined) variable.sequence.set(0, variable.value)
      variable.value = undefined
    }
    yield* assignLiteral(shell, assignment, name)
    return
  }
  // `declare -a x="(1 2)"`: a quoted literal is read as one.
  if (variable.isArray && index === undefined && /^\([\s\S]*\)$/.test(value)) {
    const assignment = assignmentOf({ text: `${name}${append ? '+' : ''}=${value}`, line: shell.line, column: 1 })
    if (assignment) yield* assignLiteral(shell, assignment, name)
    return
  }
  if (index !== undefined) shell.assignElement(name, index, value, append)
  else shell.assign(name, value, append)
}

export const traced = (word: string): string => {
  const at = word.indexOf('=') + 1
  return word.slice(0, at) + (at < word.length ? quoteTrace(word.slice(at)) : '')
}
