import { ArithmeticError } from '../expand/arithmetic.ts'
import { patternOf } from '../expand/pattern.ts'
import { quoteAlways, quoteTrace } from '../expand/quote.ts'
import { lengthOf } from '../expand/text.ts'
import {
  assignmentOf,
  compiled,
  compiledPlain,
  expandNow,
  expandParts,
  expandPattern,
  expandText,
  expandTextOf,
  expandWordInto,
  expandWords,
} from '../expand/words.ts'
import { FileError, type Program } from '../process/command.ts'
import { again, pipe } from '../process/description.ts'
import { type Process, statusOf } from '../process/kernel.ts'
import { isAssignment } from '../syntax/parser.ts'
import { arePure, type Part, parseParts } from '../syntax/parts.ts'
import { printCommand } from '../syntax/print.ts'
import type {
  AndOr,
  Arithmetic,
  ArithmeticFor,
  Case,
  CommandNode,
  Coprocess,
  For,
  If,
  List,
  Pipeline,
  Redirection,
  SimpleCommand,
  Subshell,
  While,
  Word,
} from '../syntax/tree.ts'
import { assignWord, assignWordNow } from './assign.ts'
import { type Builtin, builtins, declarationBuiltins } from './builtins.ts'
import { isPureCondition, testCondition, testConditionNow } from './conditional.ts'
import { expansions } from './expansions.ts'
import { reportSignal, runExternal } from './external.ts'
import { addJob, checkPipe, fork, runForked, waitToFork } from './fork.ts'
import { callFunction } from './function.ts'
import { plainProcess } from './plain-program.ts'
import { isQuiet } from './quiet.ts'
import { redirect, restore, type Undo } from './redirect.ts'
import { Discard, ExpansionError, type Shell, ShellExit } from './shell.ts'
import { debugTrap, endsShell, errorTrap, recorded, runPendingTraps } from './traps.ts'
import { flag, Variable } from './variables.ts'

/** Whether something must be looked after before the next command: signals, a full pipe, other processes. */
function disturbed(shell: Shell): boolean {
  return shell.process.pending.length > 0 || shell.backlog.length > 0 || shell.process.death !== undefined || (++shell.ticks & 255) === 0
}

function* attend(shell: Shell): Program<void> {
  if (shell.backlog.length > 0) yield* shell.flush()
  shell.checkDeath()
  if (shell.process.pending.length > 0) yield* runPendingTraps(shell)
  if (shell.kernel.sliceOver()) yield again
}

/** Runs one command and answers its status. */
export function* run(shell: Shell, node: CommandNode): Program<number> {
  const now = runNow(shell, node)
  if (now >= 0) {
    if (disturbed(shell)) yield* attend(shell)
    return now
  }
  const status = yield* dispatch(shell, node)
  if (disturbed(shell)) yield* attend(shell)
  return status
}

/** Runs what cannot be suspended; -1, and nothing happened, when the command may have to wait. */
export function runNow(shell: Shell, node: CommandNode): number {
  if (shell.options.xtrace || shell.options.keyword || shell.traps.size > 0) return -1
  if (node.kind === 'simple') return simpleNow(shell, node)
  if (node.redirections.length > 0) return -1
  if (node.kind === 'arithmetic') {
    if (!node.parts) node.parts = parseParts(node.expression, node.line, 'arithmetic')
    if (!arePure(node.parts) || mustHold(shell, node)) return -1
    return arithmeticCommand(shell, node, expandText(shell, node.parts))
  }
  if (node.kind === 'conditional') {
    if (node.pure === undefined) node.pure = isPureCondition(node.expression)
    if (!node.pure || mustHold(shell, node)) return -1
    shell.line = node.line
    return finished(shell, testConditionNow(shell, node.expression))
  }
  return -1
}

/** Tells the recorder of a statement that would run at once; true when it must hold first, and so take the slow way. */
function mustHold(shell: Shell, node: CommandNode): boolean {
  const { recorder } = shell.kernel
  if (!recorder?.before(shell, node, isQuiet(node))) return false
  shell.holding = true
  return true
}

function planOf(node: SimpleCommand): 'assign' | 'builtin' | 'slow' {
  if (node.redirections.length > 0) return 'slow'
  for (const word of node.assignments) {
    assignmentOf(word)
    if (!compiled(word).pure) return 'slow'
  }
  if (node.words.length === 0) return 'assign'
  if (node.assignments.length > 0) return 'slow'
  const name = compiled(node.words[0] as Word).literal
  if (name === undefined || !builtins.get(name)?.now || declarationBuiltins.has(name)) return 'slow'
  return node.words.every((word) => compiled(word).pure) ? 'builtin' : 'slow'
}

function simpleNow(shell: Shell, node: SimpleCommand): number {
  if (!node.plan) node.plan = planOf(node)
  if (node.plan === 'slow') return -1
  if (node.plan === 'assign') {
    if (mustHold(shell, node)) return -1
    shell.line = node.line
    for (const word of node.assignments) assignWordNow(shell, word)
    shell.lastArgument = ''
    return finished(shell, 0)
  }
  const name = compiled(node.words[0] as Word).literal ?? ''
  if (shell.functions.has(name) || shell.disabled.has(name)) return -1
  const builtin = builtins.get(name)
  if (!builtin?.now || mustHold(shell, node)) return -1
  shell.line = node.line
  shell.command = node
  const args = expandNow(shell, node.words)
  shell.lastArgument = args.at(-1) ?? ''
  args.shift()
  return finished(shell, callNow(shell, name, builtin.now, args))
}

/** Calls a builtin; what it could not do becomes a message and a status. */
export function callNow(shell: Shell, name: string, builtin: NonNullable<Builtin['now']>, args: string[]): number {
  try {
    return builtin(shell, args, name)
  } catch (error) {
    return builtinFailure(shell, name, error)
  }
}

export function builtinFailure(shell: Shell, name: string, error: unknown): number {
  if (error instanceof ExpansionError && !error.fatal) {
    shell.error(`${name === '' ? '' : `${name}: `}${error.message}`)
    return 1
  }
  if (error instanceof ArithmeticError) {
    shell.error(`${name}: ${error.message}`)
    return 1
  }
  if (error instanceof FileError) {
    shell.error(`${name}: write error: ${error.message}`)
    return 1
  }
  throw error
}

/** Sets `$?` and looks at -e and the ERR trap. */
function finished(shell: Shell, status: number): number {
  shell.status = status
  shell.pipeStatus = undefined
  if (status !== 0 && shell.options.errexit && shell.ignoreErrors === shell.negations && shell.jump === undefined)
    throw new ShellExit(status)
  return status
}

function* finish(shell: Shell, status: number, trapped = true): Program<number> {
  // A signal that ends the shell comes first.
  if (shell.process.pending.length > 0 && endsShell(shell)) yield* runPendingTraps(shell)
  shell.status = status
  // `return 3` is no failure where it stands, but where the function was called.
  if (shell.jump === 'return') return status
  if (status !== 0 && shell.ignoreErrors === shell.negations) {
    if (shell.process.pending.length > 0) yield* runPendingTraps(shell)
    if (trapped) yield* errorTrap(shell)
    if (shell.options.errexit) throw new ShellExit(status)
  }
  return status
}

function* dispatch(shell: Shell, node: CommandNode): Program<number> {
  if (node.kind === 'simple') return yield* simple(shell, node)
  if (node.redirections.length === 0 || node.kind === 'function' || node.kind === 'subshell') return yield* compound(shell, node)
  const undo: Undo = []
  const { inputRedirected } = shell
  shell.line = node.line
  try {
    if (!(yield* redirect(shell, shell.process, node.redirections, undo))) return yield* finish(shell, 1)
    if (undo.some(({ number }) => number === 0)) shell.inputRedirected = true
    const status = yield* compound(shell, node)
    if (shell.backlog.length > 0) yield* shell.flush()
    return status
  } finally {
    shell.inputRedirected = inputRedirected
    restore(shell.process, undo)
  }
}

function* compound(shell: Shell, node: CommandNode): Program<number> {
  switch (node.kind) {
    case 'list':
      return yield* list(shell, node)
    case 'group':
      return yield* list(shell, node.body)
    case 'and-or':
      return yield* andOr(shell, node)
    case 'pipeline':
      return yield* pipeline(shell, node)
    case 'if':
      return yield* ifCommand(shell, node)
    case 'while':
    case 'until':
      return yield* whileCommand(shell, node)
    case 'for':
      return yield* forCommand(shell, node)
    case 'select':
      return yield* selectCommand(shell, node)
    case 'arithmetic-for':
      return yield* arithmeticFor(shell, node)
    case 'case':
      return yield* caseCommand(shell, node)
    case 'subshell':
      return yield* subshell(shell, node)
    case 'arithmetic':
      return yield* arithmetic(shell, node)
    case 'conditional': {
      shell.line = node.line
      if (yield* debugTrap(shell, node)) return 0
      const status = yield* testCondition(shell, node.expression)
      shell.pipeStatus = undefined
      return yield* finish(shell, status)
    }
    case 'function':
      return defineFunction(shell, node)
    case 'coproc':
      return yield* coprocess(shell, node)
    default:
      return 0
  }
}

function defineFunction(shell: Shell, node: CommandNode & { kind: 'function' }): number {
  const existing = shell.functions.get(node.name)
  if (existing?.readonly) {
    shell.error(`${node.name}: readonly function`)
    return finished(shell, 1)
  }
  const file = shell.frames.at(-1)?.file ?? shell.zero
  if (node.redirections.length > 0) node.body.redirections.push(...node.redirections.splice(0))
  shell.functions.set(node.name, {
    name: node.name,
    body: node.body,
    file,
    line: node.line,
    traced: false,
    exported: existing?.exported ?? false,
    readonly: false,
  })
  shell.status = 0
  return 0
}

export function* list(shell: Shell, node: List): Program<number> {
  let status = 0
  for (const { command, background } of node.items) {
    if (background) status = yield* startBackground(shell, command)
    else {
      status = runNow(shell, command)
      if (status < 0) status = yield* dispatch(shell, command)
    }
    if (disturbed(shell)) yield* attend(shell)
    if (shell.jump !== undefined) return status
  }
  return status
}

function* andOr(shell: Shell, node: AndOr): Program<number> {
  shell.ignoreErrors++
  let status: number
  try {
    status = yield* run(shell, node.first)
  } finally {
    shell.ignoreErrors--
  }
  for (let i = 0; i < node.rest.length; i++) {
    const one = node.rest[i]
    if (!one || shell.jump !== undefined) break
    if ((one.operator === '&&') !== (status === 0)) continue
    if (i === node.rest.length - 1) return yield* run(shell, one.command)
    shell.ignoreErrors++
    try {
      status = yield* run(shell, one.command)
    } finally {
      shell.ignoreErrors--
    }
  }
  return status
}

function* condition(shell: Shell, node: List): Program<number> {
  shell.ignoreErrors++
  try {
    return yield* list(shell, node)
  } finally {
    shell.ignoreErrors--
  }
}

function* ifCommand(shell: Shell, node: If): Program<number> {
  for (const clause of node.clauses) {
    const status = yield* condition(shell, clause.condition)
    if (shell.jump !== undefined) return status
    if (status === 0) return yield* list(shell, clause.body)
  }
  if (node.otherwise) return yield* list(shell, node.otherwise)
  // PIPESTATUS stays that of the condition.
  if (shell.pipeStatus === undefined) shell.pipeStatus = [shell.status]
  shell.status = 0
  return 0
}

/** Looks at break and continue behind a loop's body; true when the loop ends. */
function leaves(shell: Shell): boolean {
  if (shell.jump === undefined) return false
  if (shell.jump === 'return') return true
  if (--shell.jumpCount > 0) return true
  const broken = shell.jump === 'break'
  shell.jump = undefined
  return broken
}

function* whileCommand(shell: Shell, node: While): Program<number> {
  const wanted = node.kind === 'while'
  let status = 0
  shell.loopDepth++
  try {
    for (;;) {
      shell.ignoreErrors++
      let tested: number
      try {
        tested = yield* list(shell, node.condition)
      } finally {
        shell.ignoreErrors--
      }
      if (shell.jump !== undefined && leaves(shell)) break
      if ((tested === 0) !== wanted) break
      status = yield* list(shell, node.body)
      if (shell.jump !== undefined && leaves(shell)) break
    }
  } finally {
    shell.loopDepth--
  }
  // PIPESTATUS stays that of the last command.
  if (shell.pipeStatus === undefined) shell.pipeStatus = [shell.status]
  shell.status = status
  return status
}

function* traceLine(shell: Shell, text: string): Program<void> {
  if (shell.options.xtrace) yield* trace(shell, text)
}

function* forCommand(shell: Shell, node: For): Program<number> {
  shell.line = node.line
  const items = node.words ? yield* expandWords(shell, node.words) : shell.positional.slice()
  let status = 0
  shell.loopDepth++
  try {
    for (const item of items) {
      shell.line = node.line
      yield* traceLine(shell, `for ${node.name} in ${node.words ? node.words.map((word) => word.text).join(' ') : '"$@"'}`)
      if (yield* debugTrap(shell, node)) continue
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(node.name)) {
        shell.error(`\`${node.name}': not a valid identifier`)
        if (shell.options.posix) throw new ShellExit(1)
        return finished(shell, 1)
      }
      assignLoopVariable(shell, node.name, item)
      status = yield* list(shell, node.body)
      if (shell.jump !== undefined && leaves(shell)) break
    }
  } finally {
    shell.loopDepth--
  }
  shell.status = status
  return status
}

function assignLoopVariable(shell: Shell, name: string, value: string): void {
  const variable = shell.variables.current.get(name)
  if (variable?.has(64)) variable.value = value
  else shell.assign(name, value)
}

function* selectCommand(shell: Shell, node: For): Program<number> {
  const items = node.words ? yield* expandWords(shell, node.words) : shell.positional.slice()
  if (items.length === 0) return 0
  yield* traceLine(shell, `select ${node.name} in ${node.words ? node.words.map((word) => word.text).join(' ') : '"$@"'}`)
  let status = 0
  let show = true
  shell.loopDepth++
  try {
    for (;;) {
      if (show) shell.complain(selectMenu(shell, items))
      shell.complain(shell.get('PS3') ?? '#? ')
      const read = builtins.get('read')
      const answered = read?.run ? yield* read.run(shell, ['REPLY'], 'read') : 1
      if (answered !== 0) {
        shell.print(1, '\n')
        status = 1
        break
      }
      const reply = shell.get('REPLY') ?? ''
      show = reply === ''
      if (show) continue
      const index = /^\s*\d+\s*$/.test(reply) ? Number(reply) : 0
      shell.assign(node.name, items[index - 1] ?? '')
      status = yield* list(shell, node.body)
      if (shell.jump !== undefined && leaves(shell)) break
    }
  } finally {
    shell.loopDepth--
  }
  shell.status = status
  return status
}

/** The menu of `select`: columns that are as wide as the widest item, filled with tabs. */
function selectMenu(shell: Shell, items: readonly string[]): string {
  const digits = String(items.length).length
  const widest = Math.max(...items.map((item) => lengthOf(item, shell.utf8))) + digits + 4
  let columns = Math.max(1, Math.floor((Number(shell.get('COLUMNS')) || 80) / widest))
  let rows = Math.ceil(items.length / columns)
  columns = Math.ceil(items.length / rows)
  if (rows === 1) rows = columns
  let out = ''
  for (let row = 0; row < rows; row++) {
    for (let i = row, at = 0; i < items.length; i += rows, at += widest) {
      const width = at === 0 ? String(rows).length : digits
      const item = items[i] ?? ''
      out += `${String(i + 1).padStart(width)}) ${item}`
      if (i + rows < items.length) out += indent(at + width + 2 + lengthOf(item, shell.utf8), at + widest)
    }
    out += '\n'
  }
  return out
}

/** From one column to another, by tabs where they fit. */
function indent(from: number, to: number): string {
  let out = ''
  for (let at = from; at < to; ) {
    const tab = Math.floor(to / 8) > Math.floor(at / 8)
    out += tab ? '\t' : ' '
    at += tab ? 8 - (at % 8) : 1
  }
  return out
}

function* arithmeticFor(shell: Shell, node: ArithmeticFor): Program<number> {
  if (!node.parts)
    node.parts = [
      parseParts(node.start, node.line, 'arithmetic'),
      parseParts(node.test, node.line, 'arithmetic'),
      parseParts(node.step, node.line, 'arithmetic'),
    ]
  const [start, test, step] = node.parts
  const evaluate = function* (parts: Part[], text: string): Program<boolean> {
    shell.line = node.line
    if (text === '') return true
    if (shell.options.xtrace) yield* trace(shell, `(( ${text} ))`)
    return shell.arithmetic(arePure(parts) ? expandText(shell, parts) : yield* expandParts(shell, parts)) !== 0
  }
  let status = 0
  shell.loopDepth++
  try {
    yield* evaluate(start, node.start)
    for (;;) {
      if (shell.kernel.recorder) yield* recorded(shell, node)
      if (!(yield* evaluate(test, node.test))) break
      status = yield* list(shell, node.body)
      if (shell.jump !== undefined && leaves(shell)) break
      yield* evaluate(step, node.step)
    }
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error
    shell.error(`((: ${error.message}`)
    status = 1
  } finally {
    shell.loopDepth--
  }
  shell.status = status
  return status
}

function* caseCommand(shell: Shell, node: Case): Program<number> {
  shell.line = node.line
  yield* traceLine(shell, `case ${node.subject.text} in`)
  yield* debugTrap(shell, node)
  const subject = yield* expandTextOf(shell, compiledPlain(node.subject))
  let status = 0
  let through = false
  for (const clause of node.clauses) {
    if (!through && !(yield* matchesClause(shell, clause.patterns, subject))) continue
    if (clause.body) status = yield* list(shell, clause.body)
    else status = 0
    if (clause.end === ';;' || shell.jump !== undefined) break
    through = clause.end === ';&'
  }
  shell.status = status
  return status
}

function* matchesClause(shell: Shell, patterns: readonly Word[], subject: string): Program<boolean> {
  for (const pattern of patterns) {
    const text = yield* expandPattern(shell, compiledPlain(pattern))
    if (patternOf(text, { ...shell.patternOptions, ignoreCase: shell.shopt.nocasematch === true }).test(subject)) return true
  }
  return false
}

function arithmeticCommand(shell: Shell, node: Arithmetic, text: string): number {
  shell.line = node.line
  let status: number
  try {
    status = shell.arithmetic(text) !== 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof ArithmeticError || (error instanceof ExpansionError && !error.fatal))) throw error
    shell.error(error instanceof ExpansionError ? error.message : `((: ${error.message}`)
    status = 1
  }
  return finished(shell, status)
}

function* arithmetic(shell: Shell, node: Arithmetic): Program<number> {
  shell.line = node.line
  if (yield* debugTrap(shell, node)) return 0
  if (!node.parts) node.parts = parseParts(node.expression, node.line, 'arithmetic')
  const text = yield* expandParts(shell, node.parts)
  if (shell.options.xtrace) yield* trace(shell, `(( ${text} ))`)
  let status: number
  try {
    status = shell.arithmetic(text) !== 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof ArithmeticError || (error instanceof ExpansionError && !error.fatal))) throw error
    shell.error(error instanceof ExpansionError ? error.message : `((: ${error.message}`)
    status = 1
  }
  shell.pipeStatus = undefined
  return yield* finish(shell, status)
}

function* subshell(shell: Shell, node: Subshell): Program<number> {
  shell.line = node.line
  if (shell.runningTraps.size === 0) shell.command = node
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  const exit = yield* shell.kernel.runInline(child.process, runForked(child, parenthesized(child, node)))
  shell.checkDeath()
  shell.pipeStatus = undefined
  if (exit.signal !== undefined) reportSignal(shell, child.process, exit.signal, printCommand(node))
  return yield* finish(shell, statusOf(exit))
}

/** Commands within which others run in this shell. */
const runsInside = (node: CommandNode): boolean => !/^(arithmetic|conditional|subshell|function|coproc|pipeline|and-or)$/.test(node.kind)

function* pipeline(shell: Shell, node: Pipeline): Program<number> {
  const started = node.timed ? { real: shell.kernel.host.clock.unixMs(), cpu: shell.kernel.host.processorMs() } : undefined
  const inside = node.negated && node.commands.length === 1 && runsInside(node.commands[0] as CommandNode)
  if (node.negated) shell.ignoreErrors++
  // Under -e bash ignores failures inside altogether.
  const traps = inside && !shell.options.errexit
  if (traps) shell.negations++
  let status: number
  try {
    if (node.commands.length === 0) status = 0
    else if (node.commands.length === 1) {
      const only = node.commands[0] as CommandNode
      status = inside && only.kind === 'simple' ? yield* simple(shell, only, true) : yield* run(shell, only)
      // PIPESTATUS is not negated.
      if (node.negated && shell.pipeStatus === undefined) shell.pipeStatus = [status]
    } else status = yield* connected(shell, node)
  } finally {
    if (node.negated) shell.ignoreErrors--
    if (traps) shell.negations--
  }
  if (started) reportTime(shell, started, node.timed === 'posix')
  if (node.negated) {
    status = status === 0 ? 1 : 0
    shell.status = status
    return status
  }
  return node.commands.length > 1 ? yield* finish(shell, status) : status
}

function reportTime(shell: Shell, started: { real: number; cpu: number }, posix: boolean): void {
  const real = (shell.kernel.host.clock.unixMs() - started.real) / 1000
  const cpu = (shell.kernel.host.processorMs() - started.cpu) / 1000
  const long = (seconds: number, digits: number) => `${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(digits)}s`
  const format = posix ? 'real %2R\nuser %2U\nsys %2S' : (shell.get('TIMEFORMAT') ?? '\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS')
  if (format === '') return
  const text = format.replace(/%(%|(\d?)(l?)([RUS])|P)/g, (all, kind: string, digits: string, wide: string, letter: string) => {
    if (kind === '%') return '%'
    if (kind === 'P') return '0.00'
    const seconds = letter === 'R' ? real : letter === 'U' ? cpu : 0
    const places = digits === '' ? 3 : Math.min(Number(digits), 3)
    void all
    return wide ? long(seconds, places) : seconds.toFixed(places)
  })
  shell.complain(`${text}\n`)
}

function* connected(shell: Shell, node: Pipeline): Program<number> {
  const processes: Process[] = []
  const lastHere = shell.shopt.lastpipe === true && !shell.options.monitor
  let input: ReturnType<typeof pipe>['reader'] | undefined
  let status = 0
  for (let i = 0; i < node.commands.length; i++) {
    const command = node.both[i + 1] ? withErrors(node.commands[i] as CommandNode) : (node.commands[i] as CommandNode)
    const last = i === node.commands.length - 1
    if (!last) checkPipe(shell)
    const next = last ? undefined : pipe()
    if (last && lastHere) {
      status = yield* withInput(shell, input, command)
      break
    }
    if (command.kind === 'simple' && shell.traps.has('DEBUG')) {
      shell.line = command.line
      yield* debugTrap(shell, command)
    } else if (shell.runningTraps.size === 0) shell.command = command
    const plain = plainProcess(shell, command)
    if (plain) {
      if (input) plain.process.assign(0, input)
      if (next) plain.process.assign(1, next.writer)
      input = next?.reader
      shell.kernel.start(plain.process, plain.program)
      processes.push(plain.process)
      continue
    }
    const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
    if (command.kind === 'simple') child.traps.delete('DEBUG')
    if (input) {
      child.process.assign(0, input)
      child.inputRedirected = true
    }
    if (next) child.process.assign(1, next.writer)
    child.last = command.kind === 'simple'
    child.loopDepth = 0
    input = next?.reader
    shell.kernel.start(child.process, runForked(child, inChild(child, command)))
    processes.push(child.process)
  }
  for (const process of processes) while (!process.exit) yield process.exited
  shell.checkDeath()
  const statuses = processes.map((process) => (process.exit ? statusOf(process.exit) : 0))
  if (lastHere) statuses.push(status)
  shell.pipeStatus = statuses
  const end = node.commands.at(-1)
  if (end?.kind === 'simple') shell.line = end.line
  // Parentheses at the end fail by themselves, and then as what the pipeline answers.
  if (end?.kind === 'subshell' && statuses.at(-1) !== 0 && shell.ignoreErrors === 0) {
    shell.status = statuses.at(-1) ?? 0
    yield* errorTrap(shell)
  }
  if (shell.options.pipefail) return statuses.findLast((one) => one !== 0) ?? 0
  return statuses.at(-1) ?? 0
}

/** `|&`: standard error follows standard output, after the command's own redirections. */
function withErrors(command: CommandNode): CommandNode {
  const { line, column } = command
  const target = { text: '1', line, column }
  const redirection: Redirection = { operator: '>&', descriptor: 2, variable: undefined, target, here: undefined }
  return { ...command, redirections: [...command.redirections, redirection] }
}

function* withInput(shell: Shell, input: ReturnType<typeof pipe>['reader'] | undefined, command: CommandNode): Program<number> {
  const undo: Undo = []
  if (input) {
    undo.push({ number: 0, description: shell.process.descriptors[0] })
    const old = shell.process.descriptors[0]
    if (old) old.references++
    shell.process.assign(0, input)
  }
  try {
    return yield* run(shell, command)
  } finally {
    restore(shell.process, undo)
  }
}

/** What a forked shell has to do: parentheses need no shell of their own there. */
function inChild(child: Shell, node: CommandNode): Program<number> {
  if (node.kind === 'subshell') return parenthesized(child, node)
  // A simple command is the whole process: nobody looks at -e and the ERR trap behind it.
  return node.kind === 'simple' ? simple(child, node, true) : run(child, node)
}

function* parenthesized(child: Shell, node: Subshell): Program<number> {
  if (!(yield* redirect(child, child.process, node.redirections, undefined))) return 1
  return yield* list(child, node.body)
}

/** Starts a command with `&`. */
function* startBackground(shell: Shell, command: CommandNode): Program<number> {
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  child.loopDepth = 0
  if (!shell.options.monitor) {
    if (!shell.inputRedirected) {
      try {
        child.process.assign(0, child.files.openDescription('/dev/null', { read: true }))
      } catch {
        child.process.close(0)
      }
    }
    for (const [number, name] of [
      [2, 'INT'],
      [3, 'QUIT'],
    ] as const) {
      child.process.dispositions.set(number, 'ignore')
      child.traps.set(name, '')
      child.shownTraps?.set(name, '')
    }
  }
  child.last = command.kind === 'simple'
  child.ignoreErrors = 0
  shell.kernel.start(child.process, runForked(child, inChild(child, command)))
  addJob(shell, [child.process], printCommand(command))
  shell.lastBackground = child.process.pid
  shell.status = 0
  shell.pipeStatus = undefined
  return 0
}

function* coprocess(shell: Shell, node: Coprocess): Program<number> {
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  const toChild = pipe()
  const fromChild = pipe()
  child.process.assign(0, toChild.reader)
  child.process.assign(1, fromChild.writer)
  const read = shell.process.freeDescriptor(63) ?? 63
  shell.process.assign(read, fromChild.reader)
  const write = shell.process.freeDescriptor(60) ?? 60
  shell.process.assign(write, toChild.writer)
  shell.kernel.start(child.process, runForked(child, run(child, node.body)))
  addJob(shell, [child.process], printCommand(node))
  shell.lastBackground = child.process.pid
  shell.setArray(node.name, [String(read), String(write)])
  shell.assign(`${node.name}_PID`, String(child.process.pid))
  shell.coprocesses.set(node.name, child.process)
  shell.privateDescriptors.add(read).add(write)
  shell.status = 0
  return 0
}

/** Prints a line of `set -x`. */
export function* trace(shell: Shell, text: string): Program<void> {
  const number = Number(shell.get('BASH_XTRACEFD') || 2)
  const prompt = expansions.tracePrompt(shell)
  try {
    shell.print(number, `${prompt}${text}\n`)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
  }
  if (shell.backlog.length > 0) yield* shell.flush()
}

function* simple(shell: Shell, node: SimpleCommand, alone = false): Program<number> {
  shell.line = node.line
  shell.expansionStatus = undefined
  if (yield* debugTrap(shell, node)) return 0
  const mark = shell.processSubstitutions.length
  // A trap that the command itself sets is not for its own failure.
  const trapped = shell.traps.has('ERR')
  let status: number
  try {
    status = yield* simpleBody(shell, shell.options.keyword ? withKeywords(node) : node)
  } catch (error) {
    if (error instanceof ArithmeticError) {
      shell.error(error.message)
      throw new Discard(1)
    }
    throw error
  }
  if (shell.processSubstitutions.length > mark) shell.closeSubstitutions(mark)
  if (alone) {
    shell.status = status
    return status
  }
  return yield* finish(shell, status, trapped)
}

/** `set -k`: every word that looks like an assignment is one. */
function withKeywords(node: SimpleCommand): SimpleCommand {
  const assignments = node.words.slice(1).filter((word) => isAssignment(word.text))
  if (assignments.length === 0) return node
  return {
    ...node,
    assignments: [...node.assignments, ...assignments],
    words: node.words.filter((word) => !assignments.includes(word)),
  }
}

function* simpleBody(shell: Shell, node: SimpleCommand): Program<number> {
  const args: string[] = []
  const first = node.words[0]
  if (first) {
    yield* expandWordInto(shell, first, args)
    const declares = args[0] !== undefined && declarationBuiltins.has(args[0]) && !shell.functions.has(args[0])
    for (let i = 1; i < node.words.length; i++) {
      const word = node.words[i] as Word
      if (declares && /^[A-Za-z_][A-Za-z0-9_]*(\[[^\]]*\])?\+?=/.test(word.text)) args.push(yield* declared(shell, word))
      else yield* expandWordInto(shell, word, args)
    }
  }
  shell.pipeStatus = undefined
  if (args.length === 0) return yield* withoutCommand(shell, node)
  const name = args[0] as string
  if (name === 'exec' && node.redirections.length > 0 && args.length === 1) {
    yield* traceCommand(shell, node, args)
    if (yield* redirect(shell, shell.process, node.redirections, undefined)) return 0
    if (shell.options.posix) throw new ShellExit(1)
    return 1
  }
  const found = shell.functions.get(name)
  const builtin = shell.disabled.has(name) ? undefined : builtins.get(name)
  // Only a program that is the whole life of its process may take its place; what a function or builtin runs comes back.
  if (found || builtin) shell.last = false
  if (!found && !builtin) {
    const status = yield* runExternal(shell, node, args)
    shell.lastArgument = args.at(-1) ?? ''
    return status
  }
  return yield* internal(shell, node, args, found, builtin)
}

/** `declare name=value`: the value is one text, an array's elements stay as they are written. */
function* declared(shell: Shell, word: Word): Program<string> {
  const assignment = assignmentOf(word)
  if (!assignment) return word.text
  if (assignment.elements) {
    const mark = `\u{0}${shell.compounds.length}`
    shell.compounds.push(word)
    return `${assignment.name}${assignment.append ? '+' : ''}=${mark}`
  }
  const text = yield* expandTextOf(shell, assignment.value, true)
  const index = assignment.index === undefined ? '' : `[${assignment.index}]`
  return `${assignment.name}${index}${assignment.append ? '+' : ''}=${text}`
}

function* withoutCommand(shell: Shell, node: SimpleCommand): Program<number> {
  const undo: Undo = []
  try {
    if (!(yield* redirect(shell, shell.process, node.redirections, undo))) return 1
    for (const word of node.assignments) yield* assignTraced(shell, word)
    if (node.assignments.length > 0) shell.lastArgument = ''
  } finally {
    restore(shell.process, undo)
  }
  return shell.expansionStatus ?? 0
}

function* assignTraced(shell: Shell, word: Word): Program<void> {
  yield* assignWord(shell, word, shell.options.xtrace ? (shown) => trace(shell, shown) : undefined)
}

export function* traceCommand(shell: Shell, node: SimpleCommand, args: readonly string[]): Program<void> {
  if (!shell.options.xtrace) return
  void node
  const names: string[] = []
  for (const arg of args) {
    if (arg.includes('\u{0}')) {
      yield* trace(shell, yield* compoundTrace(shell, arg))
      names.push(arg.replace(/\+?=.*/s, ''))
    } else names.push(quoteTrace(arg))
  }
  yield* trace(shell, names.join(' '))
}

/** `declare a=(…)` is shown as an assignment in front of it, its elements quoted. */
function* compoundTrace(shell: Shell, argument: string): Program<string> {
  const [head = '', number] = argument.split('\u{0}')
  const word = shell.compounds[Number(number)]
  const elements = (word && assignmentOf(word)?.elements) ?? []
  const shown: string[] = []
  for (const element of elements) {
    const keyed = /^\[([^\]]*)\](\+?)=(.*)$/s.exec(element.text)
    if (keyed) {
      const key = yield* expandTextOf(shell, compiledPlain({ text: keyed[1] ?? '', line: element.line, column: 1 }))
      const value = yield* expandTextOf(shell, compiledPlain({ text: keyed[3] ?? '', line: element.line, column: 1 }))
      shown.push(`[${quoteAlways(key)}]${keyed[2]}=${quoteAlways(value)}`)
    } else for (const text of yield* expandWords(shell, [element])) shown.push(quoteAlways(text))
  }
  return `${head}(${shown.join(' ')})`
}

function* internal(
  shell: Shell,
  node: SimpleCommand,
  args: string[],
  found: ReturnType<Shell['functions']['get']>,
  builtin: Builtin | undefined,
): Program<number> {
  const name = args[0] as string
  const undo: Undo = []
  const temporary = node.assignments.length > 0
  let scoped = false
  try {
    if (temporary) {
      const kept = builtin?.special && !found && shell.options.posix
      if (kept) {
        for (const word of node.assignments) {
          yield* assignTraced(shell, word)
          const variable = shell.variables.current.get(assignmentOf(word)?.name ?? '')
          if (variable) variable.flags |= flag.exported
        }
      } else {
        const values = yield* temporaryValues(shell, node.assignments)
        const scope = shell.variables.push(true)
        scoped = true
        for (const [key, value] of values) {
          const variable = new Variable(value)
          variable.flags = 1
          shell.variables.bind(scope, key, variable)
          shell.special(key)
        }
      }
    }
    yield* traceCommand(shell, node, args)
    if (!(yield* redirect(shell, shell.process, node.redirections, undo))) {
      if (builtin?.special && !found && shell.options.posix) throw new ShellExit(1)
      return 1
    }
    shell.lastArgument = args.at(-1) ?? ''
    if (found && !(builtin?.special && shell.options.posix)) {
      const status = yield* callFunction(shell, found, args.slice(1))
      shell.lastArgument = args.at(-1) ?? ''
      return status
    }
    const status = yield* callBuiltin(shell, name, builtin as Builtin, args.slice(1))
    if (shell.runningTraps.size === 0) shell.command = node
    return status
  } finally {
    if (scoped) {
      shell.variables.pop()
      for (const word of node.assignments) shell.special(assignmentOf(word)?.name ?? '')
    }
    restore(shell.process, undo)
  }
}

/** The values in front of a command, in order; later ones see earlier ones. */
export function* temporaryValues(shell: Shell, words: readonly Word[]): Program<[string, string][]> {
  const out: [string, string][] = []
  const scope = shell.variables.push(true)
  try {
    for (const word of words) {
      const assignment = assignmentOf(word)
      if (!assignment) continue
      let text = yield* expandTextOf(shell, assignment.value, true)
      if (shell.options.xtrace)
        yield* trace(shell, `${assignment.name}${assignment.append ? '+' : ''}=${text === '' ? '' : quoteTrace(text)}`)
      if (shell.variables.current.get(assignment.name)?.has(2)) {
        // The command runs all the same, without it.
        shell.error(`${assignment.name}: readonly variable`)
        if (shell.options.posix) throw new Discard(1)
        continue
      }
      if (assignment.append) text = (shell.get(assignment.name) ?? '') + text
      const variable = new Variable(text)
      variable.flags = 1
      shell.variables.bind(scope, assignment.name, variable)
      out.push([assignment.name, text])
    }
  } finally {
    shell.variables.pop()
  }
  return out
}

/** Runs a builtin and writes out what it printed. */
export function* callBuiltin(shell: Shell, name: string, builtin: Builtin, args: string[]): Program<number> {
  let status: number
  try {
    if (builtin.now) status = builtin.now(shell, args, name)
    else status = builtin.run ? yield* builtin.run(shell, args, name) : 0
    if (shell.backlog.length > 0) yield* shell.flush()
  } catch (error) {
    status = builtinFailure(shell, name, error)
  }
  return status
}
