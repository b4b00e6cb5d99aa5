import { compiledPlain } from '../expand/compile.ts'
import { expandParts } from '../expand/resolve.ts'
import { expandTextOf } from '../expand/text-of-word.ts'
import { expandWords } from '../expand/words.ts'
import { FileError, type OpenOptions, type Program } from '../process/command.ts'
import { type Description, TextSource } from '../process/description.ts'
import { type Process, release } from '../process/kernel.ts'
import { parseParts } from '../syntax/parts.ts'
import type { Redirection } from '../syntax/tree.ts'
import { ExpansionError } from './endings.ts'
import type { Shell } from './shell.ts'

/** What descriptors were before, youngest last. */
export type Undo = { number: number; description: Description | undefined }[]

export function restore(process: Process, undo: Undo): void {
  for (let entry = undo.pop(); entry; entry = undo.pop()) {
    if (process.exit) {
      if (entry.description) release(entry.description)
      continue
    }
    if (entry.description) {
      process.assign(entry.number, entry.description)
      release(entry.description)
    } else process.close(entry.number)
  }
}

/** Applies redirections in order to a process; false, and a message was printed, when one fails. */
export function* redirect(shell: Shell, process: Process, redirections: readonly Redirection[], undo: Undo | undefined): Program<boolean> {
  for (const redirection of redirections) {
    try {
      if (shell.backlog.length > 0) yield* shell.flush()
      yield* one(shell, process, redirection, undo)
    } catch (error) {
      if (error instanceof ExpansionError && !error.fatal) shell.error(error.message)
      else throw error
      return false
    }
  }
  return true
}

function set(process: Process, number: number, description: Description | undefined, undo: Undo | undefined): void {
  if (undo) {
    const old = process.descriptors[number]
    if (old) old.references++
    undo.push({ number, description: old })
  }
  if (description) process.assign(number, description)
  else process.close(number)
}

const openings: Partial<Record<Redirection['operator'], OpenOptions>> = {
  '<': { read: true },
  '>': { write: true, create: true, truncate: true },
  '>|': { write: true, create: true, truncate: true },
  '>>': { write: true, create: true, append: true },
  '<>': { read: true, write: true, create: true },
  '&>': { write: true, create: true, truncate: true },
  '&>>': { write: true, create: true, append: true },
}

function* target(shell: Shell, redirection: Redirection): Program<string> {
  if (shell.options.posix && redirection.operator !== '<<<') return yield* expandTextOf(shell, compiledPlain(redirection.target))
  const fields = yield* expandWords(shell, [redirection.target])
  if (fields.length !== 1) throw new ExpansionError(`${redirection.target.text}: ambiguous redirect`)
  return fields[0] ?? ''
}

function numberFor(shell: Shell, process: Process, redirection: Redirection, fallback: number): number {
  if (redirection.variable === undefined) return redirection.descriptor ?? fallback
  const free = process.freeDescriptor(10)
  if (free === undefined) throw new ExpansionError('redirection error: cannot duplicate fd: Too many open files')
  void shell
  return free
}

function assignVariable(shell: Shell, redirection: Redirection, number: number): void {
  if (redirection.variable === undefined) return
  const match = /^([A-Za-z_]\w*)\[(.*)\]$/.exec(redirection.variable)
  if (match) shell.assignElement(match[1] ?? '', match[2] ?? '', String(number), false)
  else shell.assign(redirection.variable, String(number))
}

function* one(shell: Shell, process: Process, redirection: Redirection, undo: Undo | undefined): Program<void> {
  const { operator, here } = redirection
  // {name}> outlives its command.
  const kept = redirection.variable === undefined || shell.shopt.varredir_close ? undo : undefined
  if (here) {
    const body = here.quoted ? here.body : yield* expandParts(shell, parseParts(here.body, here.line + 1, 'here'))
    const number = numberFor(shell, process, redirection, 0)
    set(process, number, new TextSource(body), kept)
    assignVariable(shell, redirection, number)
    return
  }
  if (operator === '<<<') {
    const text = yield* expandTextOf(shell, compiledPlain(redirection.target))
    const number = numberFor(shell, process, redirection, 0)
    set(process, number, new TextSource(`${text}\n`), kept)
    assignVariable(shell, redirection, number)
    return
  }
  const name = yield* target(shell, redirection)
  if (operator === '<&' || operator === '>&') {
    if (duplicate(shell, process, redirection, name, kept)) return
  }
  yield* openFile(shell, process, redirection, name, kept)
}

/** `>&2`, `<&-`, `3>&1-`; false when `>&word` means a file. */
function duplicate(shell: Shell, process: Process, redirection: Redirection, name: string, undo: Undo | undefined): boolean {
  const fallback = redirection.operator === '<&' ? 0 : 1
  if (name === '-') {
    const number = redirection.variable === undefined ? (redirection.descriptor ?? fallback) : Number(shell.get(redirection.variable))
    set(process, number, undefined, undo)
    return true
  }
  const match = /^(\d+)(-?)$/.exec(name)
  if (!match) {
    if (redirection.operator === '<&' || redirection.descriptor !== undefined)
      throw new ExpansionError(`${redirection.target.text}: ambiguous redirect`)
    return false
  }
  const source = Number(match[1])
  const description = process.descriptors[source]
  if (!description) throw new ExpansionError(`${source}: Bad file descriptor`)
  const number = numberFor(shell, process, redirection, fallback)
  set(process, number, description, undo)
  if (match[2] === '-' && source !== number) set(process, source, undefined, undo)
  assignVariable(shell, redirection, number)
  return true
}

function* openFile(shell: Shell, process: Process, redirection: Redirection, name: string, undo: Undo | undefined): Program<void> {
  const { operator } = redirection
  const options = openings[operator === '>&' ? '&>' : operator] ?? { read: true }
  if (shell.options.noclobber && (operator === '>' || operator === '&>' || operator === '>&')) refuseOverwrite(shell, name)
  let description: Description
  try {
    description = shell.files.openDescription(name, options)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new ExpansionError(`${name}: ${error.message}`)
  }
  const both = operator === '&>' || operator === '&>>' || operator === '>&'
  const number = numberFor(shell, process, redirection, operator === '<' || operator === '<>' ? 0 : 1)
  const { descriptors } = shell.kernel.host.limits
  if (process.freeDescriptor(0) === undefined) throw new ExpansionError(`${name}: Too many open files`)
  if (number >= descriptors) throw new ExpansionError(`${number}: Bad file descriptor`)
  set(process, number, description, undo)
  if (both) set(process, 2, description, undo)
  assignVariable(shell, redirection, number)
  if (description.opening) yield* description.opening()
}

function refuseOverwrite(shell: Shell, name: string): void {
  let kind: string
  try {
    kind = shell.files.stat(name).kind
  } catch {
    return
  }
  if (kind === 'file') throw new ExpansionError(`${name}: cannot overwrite existing file`)
}
