import { FileError, type Program } from '../process/command.ts'
import { Collector, pipe } from '../process/description.ts'
import type { Exit } from '../process/kernel.ts'
import type { CommandPart } from '../syntax/part-tree.ts'
import { parseParts } from '../syntax/parts.ts'
import { type List, ScriptError } from '../syntax/tree.ts'
import { checkPipe, fork, runForked, waitToFork } from './fork.ts'
import { type PlainProcess, plainProcess } from './plain-program.ts'
import type { Shell } from './shell.ts'
import { parserFor, reportSyntax } from './source.ts'
import { whole } from './whole.ts'

function programOf(shell: Shell, part: { source: string; line: number; program: List[] | undefined }): List[] {
  if (part.program && shell.aliases.size === 0) return part.program
  // bash numbers the lines inside from the line of the command around it.
  const blank = /^\s*/.exec(part.source)?.[0].split('\n').length ?? 1
  const parser = parserFor(shell, part.source, shell.line - blank + 1)
  const lists: List[] = []
  for (let tree = parser.next(); tree; tree = parser.next()) lists.push(tree)
  part.program = lists
  return lists
}

function* runLists(shell: Shell, part: { source: string; line: number; program: List[] | undefined }): Program<number> {
  let lists: List[]
  try {
    lists = programOf(shell, part)
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error
    reportSyntax(shell, error, 'command substitution')
    return 2
  }
  let status = 0
  const [only] = lists
  const [item] = only?.items ?? []
  shell.last = lists.length === 1 && only?.items.length === 1 && item?.command.kind === 'simple' && !item.background
  for (const tree of lists) {
    status = yield* whole.list(shell, tree)
    if (shell.jump !== undefined) return status
  }
  return status
}

export function* substitute(shell: Shell, part: CommandPart): Program<string> {
  const collector = new Collector()
  const plain = plainSubstitution(shell, part)
  if (plain) {
    plain.process.assign(1, collector)
    return yield* substituted(shell, collector, yield* shell.kernel.runInline(plain.process, plain.program))
  }
  const file = /^\s*<\s*([^\s;|&<>()]+|"[^"]*")\s*$/.exec(part.source)
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  if (!shell.shopt.inherit_errexit && !shell.options.posix) child.options.errexit = false
  child.traceDepth++
  child.loopDepth = shell.loopDepth
  child.process.assign(1, collector)
  const body = file ? readWhole(child, file[1] ?? '', part.line) : runLists(child, part)
  return yield* substituted(shell, collector, yield* shell.kernel.runInline(child.process, runForked(child, body)))
}

/** `$(program words…)`, which needs no shell. */
function plainSubstitution(shell: Shell, part: CommandPart): PlainProcess | undefined {
  const [only, ...more] = part.program ?? []
  const [item] = only?.items ?? []
  if (!only || !item || more.length > 0 || only.items.length > 1 || item.background || shell.aliases.size > 0) return undefined
  return plainProcess(shell, item.command)
}

/** What a command substitution printed, when its end has come. */
function* substituted(shell: Shell, collector: Collector, exit: Exit): Program<string> {
  while (collector.open) yield collector.closed
  shell.checkDeath()
  const status = exit.signal === undefined ? exit.code : 128 + exit.signal
  shell.expansionStatus = status
  shell.status = status
  let text = collector.text
  if (text.includes('\0')) {
    text = text.replaceAll('\0', '')
    shell.error('warning: command substitution: ignored null byte in input')
  }
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 10) end--
  return end === text.length ? text : text.slice(0, end)
}

/** `$(< file)`. */
function* readWhole(shell: Shell, word: string, line: number): Program<number> {
  shell.line = line
  const path = shell.expandText(parseParts(word, line))
  try {
    const file = shell.files.open(path, { read: true })
    const text = yield* file.readAll()
    file.close()
    shell.print(1, text)
    return 0
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    shell.error(`${path}: ${error.message}`)
    return 1
  }
}

export function* substituteProcess(
  shell: Shell,
  part: { direction: '<' | '>'; source: string; line: number; program: List[] | undefined },
): Program<string> {
  checkPipe(shell)
  const child = fork(shell, 'bash') ?? (yield* waitToFork(shell, 'bash'))
  const { reader, writer } = pipe()
  const reads = part.direction === '<'
  child.process.assign(reads ? 1 : 0, reads ? writer : reader)
  let number = 63
  while (shell.process.descriptors[number]) number--
  shell.process.assign(number, reads ? reader : writer)
  shell.processSubstitutions.push(number)
  child.ignoreErrors = 0
  shell.kernel.start(child.process, runForked(child, runLists(child, part)))
  const { process } = child
  shell.substituted.set(process.pid, process)
  shell.lastBackground = child.process.pid
  return `/dev/fd/${number}`
}
