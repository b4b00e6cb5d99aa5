import { evaluate } from '../expand/arithmetic.ts'
import { ArithmeticError, type ArithmeticScope } from '../expand/arithmetic-scope.ts'
import type { PatternOptions } from '../expand/pattern.ts'
import { isAscii } from '../expand/text.ts'
import { FileError, type Program } from '../process/command.ts'
import { again, type Description } from '../process/description.ts'
import { ProcessFiles } from '../process/files.ts'
import { type Kernel, Killed, type Process, writeAll } from '../process/kernel.ts'
import type { ShellMemory } from '../record/memory.ts'
import type { Parser } from '../syntax/parser.ts'
import type { Part } from '../syntax/part-tree.ts'
import { parseParts } from '../syntax/parts.ts'
import type { CommandNode, Word } from '../syntax/tree.ts'
import { Association, Sequence } from './arrays.ts'
import { Discard, ExpansionError, ShellExit } from './endings.ts'
import type { Job } from './jobs.ts'
import { defaultOptions, type OptionName, shoptDefaults } from './options.ts'
import type { Frame, FunctionEntry, Jump } from './shell-parts.ts'
import { flag, Variable, Variables } from './variables.ts'
import { whole } from './whole.ts'

/** Whether a locale's characters are UTF-8; undefined when this machine does not have it. */
const localeOf = (name: string): boolean | undefined => (/^(C|POSIX)$/.test(name) ? false : /^C\.utf-?8$/i.test(name) ? true : undefined)

/** One shell: everything that `( … )` inherits. */
export class Shell {
  readonly kernel: Kernel
  readonly process: Process
  readonly files: ProcessFiles
  variables = new Variables()
  /** What a recorder has told of it. */
  memory: ShellMemory | undefined
  /** The next statement was told already: it only holds. */
  holding = false
  functions = new Map<string, FunctionEntry>()
  aliases = new Map<string, string>()
  options: Record<OptionName, boolean> = { ...defaultOptions }
  shopt: Record<string, boolean> = { ...shoptDefaults }
  positional: string[] = []
  /** How often `set` gave new ones. */
  positionalSets = 0
  /** `$0`. */
  zero = 'bash'
  frames: Frame[] = []
  status = 0
  /** Of the last pipeline; undefined: the status alone. */
  pipeStatus: number[] | undefined = []
  ticks = 0
  /** This process runs nothing after the command, so that a program may take its place. */
  last = false
  lastBackground: number | undefined
  line = 0
  jump: Jump
  /** `$?` before `return` gave another: a RETURN trap sees that. */
  statusAtReturn: number | undefined
  jumpCount = 0
  loopDepth = 0
  /** Counts the contexts in which -e is ignored. */
  ignoreErrors = 0
  /** How many of these are `!`, under which the ERR trap still runs for what stands inside. */
  negations = 0
  subshellDepth = 0
  isSubshell = false
  traps = new Map<string, string>()
  /** Traps that a subshell inherited only to print them. */
  shownTraps: Map<string, string> | undefined
  runningTraps = new Set<string>()
  /** While the EXIT trap runs: the status the shell was about to exit with. */
  trapStatus: number | undefined
  /** Standard input is a pipe or a file by a redirection around the running command. */
  inputRedirected = false
  jobs: Job[] = []
  nextJob = 1
  /** Statuses of jobs that were waited for, by pid. */
  finishedJobs = new Map<number, number>()
  /** Pids in the order in which jobs ended. */
  endOrder: number[] = []
  /** What `ulimit` set. */
  limits = new Map<string, string>()
  directories: string[] = []
  hashed = new Map<string, { path: string; hits: number }>()
  lastArgument = ''
  /** What `complete` was told, by command, as `complete -p` prints it. */
  completions = new Map<string, string>()
  /** What is run, or was when a trap began: BASH_COMMAND. */
  command: CommandNode | undefined
  /** Entries of the environment that are no variables. */
  /** Within `command`, where POSIX mode's special builtins are like others. */
  regular = 0
  foreign = new Map<string, string>()
  argv0 = 'bash'
  shellPid: number
  startMs = 0
  secondsBase = 0
  randomState = 1
  lastRandom = -1
  /** The script comes from standard input. */
  fromInput = false
  getoptsAt = { index: 1, offset: 0 }
  commandString: string | undefined
  /** Bytes a builtin wrote that a pipe did not take yet. */
  backlog: { description: Description; bytes: string }[] = []
  parser: Parser | undefined
  /** Depth of nested evals and sources, for xtrace's repeated `+`. */
  traceDepth = 1
  umaskSymbolic = false
  disabled = new Set<string>()
  logicalCwd = '/'
  expansionStatus: number | undefined
  coprocesses = new Map<string, Process>()
  /** Process substitutions by pid: `wait $!` may ask for them. */
  substituted = new Map<number, Process>()
  emptyLoops = 0
  sourceDepth = 0
  functionDepth = 0
  inTrapDebug = false
  /** Of coprocesses: children do not inherit them. */
  privateDescriptors = new Set<number>()
  /** Array literals among the arguments of declare and its kin, referred to by number. */
  compounds: Word[] = []
  /** Descriptors of process substitutions of the running command. */
  processSubstitutions: number[] = []

  constructor(kernel: Kernel, process: Process) {
    this.kernel = kernel
    this.process = process
    this.files = new ProcessFiles(process)
    this.shellPid = process.pid
    process.shell = this
  }

  get utf8(): boolean {
    if (this.localeKnown === undefined) this.localeKnown = this.findLocale()
    return this.localeKnown
  }
  localeKnown: boolean | undefined

  private findLocale(): boolean {
    for (const name of ['LC_ALL', 'LC_CTYPE', 'LANG']) {
      const value = this.variables.current.get(name)?.scalar()
      if (value) return localeOf(value) ?? false
    }
    return false
  }

  /** A locale that is not there changes nothing. */
  private changeLocale(name: string): void {
    const before = this.utf8
    const value = this.variables.current.get(name)?.scalar()
    this.localeKnown = undefined
    if (!value || localeOf(value) !== undefined) return
    this.localeKnown = before
    if (name !== 'LANG') this.error(`warning: setlocale: ${name}: cannot change locale (${value}): No such file or directory`)
  }

  get patternOptions(): PatternOptions {
    return { extended: this.shopt.extglob === true, ignoreCase: false, utf8: this.utf8 }
  }

  // Output

  /** Writes to a descriptor; what a pipe does not take at once waits in the backlog. Throws FileErrors. */
  print(number: number, bytes: string): void {
    if (bytes === '') return
    const description = this.process.descriptors[number]
    if (!description) throw new FileError('EBADF')
    if (this.backlog.length > 0) {
      this.backlog.push({ description, bytes })
      return
    }
    let rest = bytes
    try {
      // What is no pipe takes the rest at once, or fails.
      do rest = rest.slice(description.writeNow(rest))
      while (rest !== '' && description.writable === again)
    } catch (error) {
      if (error instanceof FileError && error.code === 'EPIPE') this.kernel.brokenPipe(this.process)
      throw error
    }
    if (rest !== '') this.backlog.push({ description, bytes: rest })
  }

  *flush(): Program<void> {
    const backlog = this.backlog
    this.backlog = []
    for (const { description, bytes } of backlog) yield* writeAll(this.process, description, bytes)
  }

  /** A message on standard error; failures to write it are nobody's business. */
  complain(text: string): void {
    try {
      this.print(2, text)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
    }
  }

  /** `file: line N: ` in front of messages. */
  get place(): string {
    const name = this.frames.at(-1)
    const file = this.currentFile(name)
    return this.commandString !== undefined && this.frames.every((frame) => frame.kind !== 'source')
      ? `${this.argv0Name}: line ${this.line}: `
      : `${file}: line ${this.line}: `
  }
  get argv0Name(): string {
    return this.zero
  }
  private currentFile(_frame: Frame | undefined): string {
    const last = this.frames.at(-1)
    if (last && last.kind !== 'main' && last.file !== 'environment' && last.file !== '') return last.file
    return this.zero
  }

  /** The place in front of a message about another line. */
  placeOf(line: number, prefix: string): string {
    const before = this.line
    this.line = line
    const place = this.place
    this.line = before
    if (prefix === 'eval' || prefix.endsWith('trap')) return place.replace(/: line \d+: $/, `: ${prefix}: line ${line}: `)
    return place
  }

  /** After a command was given up: nothing of it is left. */
  resetAfterError(): void {
    this.jump = undefined
    this.loopDepth = 0
    this.ignoreErrors = 0
    this.negations = 0
  }

  readonly errors = { ShellExit, Discard }

  error(message: string): void {
    this.complain(`${this.place}${message}\n`)
  }

  // Variables

  /** Follows namerefs; what `name` and, behind it, a subscript mean. */
  resolve(name: string): { name: string; index: string | undefined } {
    let current = name
    for (let i = 0; i < 100; i++) {
      const variable = this.variables.current.get(current)
      if (!variable?.has(flag.nameref) || variable.value === undefined || variable.value === '') return { name: current, index: undefined }
      const match = /^([A-Za-z_][A-Za-z0-9_]*)\[(.*)\]$/s.exec(variable.value)
      if (match) return { name: match[1] ?? '', index: match[2] }
      if (variable.value === current) return { name: current, index: undefined }
      current = variable.value
    }
    this.error(`warning: ${name}: circular name reference`)
    return { name, index: undefined }
  }

  lookup(name: string): Variable | undefined {
    const variable = this.variables.current.get(name)
    if (variable?.has(flag.nameref)) {
      const target = this.resolve(name)
      if (target.name === name) return variable.value === undefined ? variable : variable
      return this.variables.current.get(target.name)
    }
    return variable
  }

  /** The value of a scalar (or element 0), through namerefs. */
  get(name: string): string | undefined {
    const variable = this.variables.current.get(name)
    if (!variable) return undefined
    if (variable.flags & flag.nameref) {
      const target = this.resolve(name)
      if (target.index !== undefined) return this.getElement(target.name, target.index)
      if (target.name === name) return variable.value === name ? this.variables.global(name)?.scalar() : variable.value
      return this.variables.current.get(target.name)?.scalar()
    }
    return variable.scalar()
  }

  getElement(name: string, subscript: string): string | undefined {
    const variable = this.lookup(name)
    if (!variable) return undefined
    if (variable.association) return variable.association.get(this.expandSubscript(subscript))
    const index = this.indexOf(subscript, variable)
    if (variable.sequence) return index < 0 ? undefined : variable.sequence.get(index)
    return index === 0 || index === -1 ? variable.scalar() : undefined
  }

  /** A subscript of an indexed array; negative ones count from the end. */
  indexOf(subscript: string, variable: Variable | undefined): number {
    const text = /^-?\d+$/.test(subscript) ? subscript : this.expandIndex(subscript)
    const value = Number(this.arithmetic(text))
    if (value >= 0) return value
    const end = variable?.sequence ? variable.sequence.end : variable?.value !== undefined ? 1 : 0
    return end + value < 0 ? -1 : end + value
  }

  /** The subscript of an indexed array as arithmetic: double quotes vanish, apostrophes are mistakes. */
  private expandIndex(subscript: string): string {
    if (!/[$`"\\]/.test(subscript)) return subscript
    return this.expandText(parseParts(subscript, this.line, 'arithmetic'))
  }

  expandSubscript(subscript: string): string {
    if (!/[$`'"\\]/.test(subscript)) return subscript
    return this.expandText(parseParts(subscript, this.line, 'word'))
  }

  closeSubstitutions(mark: number): void {
    for (const number of this.processSubstitutions.splice(mark)) this.process.close(number)
  }

  /** IFS is not the usual one, so that `$x` may split anywhere. */
  get localSeparators(): boolean {
    const variable = this.variables.current.get('IFS')
    return variable !== undefined && variable.value !== ' \t\n'
  }

  expandText(parts: readonly Part[]): string {
    return whole.expandText(this, parts)
  }

  arithmetic(text: string): number | bigint {
    if (!this.arithmeticScope) this.arithmeticScope = this.makeArithmeticScope()
    return evaluate(text, this.arithmeticScope)
  }
  private arithmeticScope: ArithmeticScope | undefined

  private makeArithmeticScope(): ArithmeticScope {
    return {
      get: (name, subscript) => {
        const value = subscript === undefined ? this.get(name) : this.getElement(name, subscript)
        if (value === undefined && this.options.nounset) throw new ExpansionError(`${name}: unbound variable`, true)
        return value
      },
      set: (name, subscript, value) => {
        if (subscript === undefined) this.assign(name, value)
        else this.assignElement(name, subscript, value, false)
      },
    }
  }

  /** Evaluates for an assignment to an integer variable. */
  private integerText(text: string): string {
    try {
      return String(this.arithmetic(text))
    } catch (error) {
      if (error instanceof ArithmeticError) throw new ExpansionError(error.message, false, true)
      throw error
    }
  }

  /** What attributes make of a value. */
  private converted(variable: Variable, value: string, old: string | undefined, append: boolean): string {
    if (variable.flags & flag.integer) {
      const right = this.integerText(value)
      return append ? this.integerText(`${old === undefined || old === '' ? '0' : old}+${right}`) : right
    }
    const text = append ? (old ?? '') + value : value
    if (variable.flags & (flag.lower | flag.upper | flag.capitalize)) return this.cased(variable, text)
    return text
  }

  private cased(variable: Variable, text: string): string {
    const change = (from: string, how: 'upper' | 'lower') =>
      isAscii(from) ? (how === 'upper' ? from.toUpperCase() : from.toLowerCase()) : whole.changeCase(from, how)
    if (variable.has(flag.lower)) return change(text, 'lower')
    if (variable.has(flag.upper)) return change(text, 'upper')
    return change(text.slice(0, 1), 'upper') + change(text.slice(1), 'lower')
  }

  checkWritable(name: string, variable: Variable | undefined): void {
    if (variable && variable.flags & flag.readonly) throw new ExpansionError(`${name}: readonly variable`)
  }

  /** Assigns a scalar (element 0 of an array). Throws an ExpansionError for a read-only variable. */
  assign(name: string, value: string, append = false): Variable {
    let variable = this.variables.current.get(name)
    let target = name
    if (variable && variable.flags & flag.nameref) {
      const resolved = this.resolve(name)
      if (resolved.index !== undefined) return this.assignElement(resolved.name, resolved.index, value, append)
      if (resolved.name === name) {
        variable.value = value
        return variable
      }
      target = resolved.name
      variable = this.variables.current.get(target)
    }
    if (!variable) {
      variable = new Variable()
      this.variables.current.set(target, variable)
    }
    if (variable.flags !== 0 || variable.assigned || append) {
      this.checkWritable(target, variable)
      variable.flags &= ~flag.invisible
      const converted = variable.flags || append ? this.converted(variable, value, variable.scalar(), append) : value
      if (variable.assigned) variable.assigned(converted)
      else this.store(variable, converted)
    } else this.store(variable, value)
    if (this.options.allexport) variable.flags |= flag.exported
    this.variables.touched?.push(target)
    if (target.length < 9) this.special(target)
    else if (target === 'POSIXLY_CORRECT') this.options.posix = true
    return variable
  }

  private store(variable: Variable, value: string): void {
    if (variable.sequence) variable.sequence.set(0, value)
    else if (variable.association) variable.association.set('0', value)
    else variable.value = value
  }

  /** Variables whose assignment has an effect. */
  special(name: string): void {
    if (name === 'LC_ALL' || name === 'LANG') this.changeLocale(name)
    else if (name === 'LC_CTYPE') this.changeLocale(name)
    else if (name === 'PATH') this.hashed.clear()
    else if (name === 'OPTIND') this.getoptsAt = { index: Number(this.get('OPTIND')) || 1, offset: 0 }
  }

  assignElement(name: string, subscript: string, value: string, append: boolean): Variable {
    const target = this.resolve(name).name
    let variable = this.variables.current.get(target)
    this.checkWritable(target, variable)
    if (!variable) {
      variable = new Variable()
      this.variables.current.set(target, variable)
    }
    variable.flags &= ~flag.invisible
    this.variables.touched?.push(target)
    if ((subscript === '@' || subscript === '*') && !variable.association)
      throw new ExpansionError(`${name}[${subscript}]: bad array subscript`)
    if (variable.association) {
      const key = this.expandSubscript(subscript)
      if (key === '') throw new ExpansionError(`${name}[${subscript}]: bad array subscript`)
      variable.association.set(key, this.converted(variable, value, variable.association.get(key), append))
      return variable
    }
    const index = subscript.trim() === '' ? -1 : this.indexOf(subscript, variable)
    if (index < 0) throw new ExpansionError(`${name}[${subscript}]: bad array subscript`)
    if (!variable.sequence) {
      variable.sequence = new Sequence()
      if (variable.value !== undefined) variable.sequence.set(0, variable.value)
      variable.value = undefined
    }
    variable.sequence.set(index, this.converted(variable, value, variable.sequence.get(index), append))
    if (this.options.allexport) variable.flags |= flag.exported
    return variable
  }

  /** Sets all elements of an indexed array. */
  setArray(name: string, values: readonly string[]): Variable {
    const target = this.resolve(name).name
    let variable = this.variables.current.get(target)
    this.checkWritable(target, variable)
    if (!variable) {
      variable = new Variable()
      this.variables.current.set(target, variable)
    }
    variable.flags &= ~flag.invisible
    this.variables.touched?.push(target)
    variable.value = undefined
    variable.association = undefined
    variable.sequence = new Sequence()
    values.forEach((value, i) => {
      variable.sequence?.set(i, value)
    })
    return variable
  }

  makeAssociation(variable: Variable): Association {
    if (!variable.association) {
      variable.association = new Association()
      if (variable.value !== undefined) variable.association.set('0', variable.value)
      variable.value = undefined
    }
    return variable.association
  }

  /** The environment of commands. */
  environment(): Map<string, string> {
    const out = new Map<string, string>()
    this.variables.current.forEach((name, variable) => {
      if ((variable.flags & flag.exported) === 0 || variable.isArray) return
      const value = variable.scalar()
      if (value !== undefined) out.set(name, value)
    })
    for (const [name, value] of this.foreign) out.set(name, value)
    for (const entry of this.functions.values()) if (entry.exported) out.set(`BASH_FUNC_${entry.name}%%`, whole.functionText(entry))
    return out
  }
  /** An argument of declare as `set -x` shows it. */
  compoundText(argument: string): string {
    const [head = '', number] = argument.split('\u{0}')
    const text = this.compounds[Number(number)]?.text ?? ''
    return `${head}${text.slice(text.indexOf('('))}`
  }

  /** Dies when a signal wants the process to. */
  checkDeath(): void {
    if (this.process.death !== undefined) throw new Killed(this.process.death)
  }
}
