import { FileError, type Program } from '../../process/command.ts'
import type { Description } from '../../process/description.ts'
import type { Builtin } from '../builtins.ts'
import { ExpansionError } from '../endings.ts'
import type { Shell } from '../shell.ts'
import { readOptions } from './arguments.ts'
import { getopts } from './getopts.ts'
import { mapfile } from './mapfile.ts'
import { type ReadResult, readInput } from './read-input.ts'
import { splitFields } from './split-fields.ts'

export function* read(shell: Shell, args: string[]): Program<number> {
  const options = readOptions(shell, 'read', args, 'ersa:d:i:n:N:p:t:u:')
  if (!options) return 2
  const { flags, values, rest: names } = options
  const number = values.u === undefined ? 0 : Number(values.u)
  const description = shell.process.descriptors[number]
  if (!description) {
    shell.error(`read: ${number}: invalid file descriptor: Bad file descriptor`)
    return 1
  }
  for (const name of names) {
    if (!/^[A-Za-z_]\w*(\[.*\])?$/s.test(name)) {
      shell.error(`read: \`${name}': not a valid identifier`)
      return 1
    }
  }
  if (values.p !== undefined && description.terminal) shell.complain(values.p)
  const timeout = values.t ?? (shell.get('TMOUT') || undefined)
  if (timeout !== undefined && !/^\d*\.?\d*$/.test(timeout)) {
    shell.error(`read: ${timeout}: invalid timeout specification`)
    return 1
  }
  const count = values.N ?? values.n
  if (count !== undefined && !/^\d+$/.test(count)) {
    shell.error(`read: ${count}: invalid number`)
    return 1
  }
  if (timeout !== undefined && Number(timeout) === 0) return readable(description) ? 0 : 1
  const delimiter = values.d === undefined ? '\n' : values.d === '' ? '\0' : (values.d[0] ?? '\n')
  let result: ReadResult
  try {
    result = yield* readInput(shell, {
      raw: flags.has('r'),
      delimiter,
      count: count === undefined ? undefined : Number(count),
      exact: values.N !== undefined,
      timeout: timeout === undefined ? undefined : Number(timeout),
      description,
    })
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    shell.error(`read: read error: ${number}: ${error.message}`)
    return 1
  }
  try {
    store(shell, result, names, values.a, values.N !== undefined)
  } catch (error) {
    if (!(error instanceof ExpansionError) || error.fatal) throw error
    shell.error(error.message)
    return 1
  }
  return result.timedOut ? 142 : result.ended ? 1 : 0
}

const readable = (description: Description): boolean => {
  if (description.ready) return description.ready()
  return true
}

function assignName(shell: Shell, name: string, value: string): void {
  const match = /^([A-Za-z_]\w*)\[(.*)\]$/s.exec(name)
  if (match) shell.assignElement(match[1] ?? '', match[2] ?? '', value, false)
  else shell.assign(name, value)
}

function store(shell: Shell, result: ReadResult, names: string[], array: string | undefined, whole: boolean): void {
  const pieces = result.pieces.map((piece) => ({ ...piece, text: piece.text.replaceAll('\0', '') }))
  const all = pieces.map((piece) => piece.text).join('')
  const separators = shell.get('IFS') ?? ' \t\n'
  if (array !== undefined) {
    shell.setArray(array, splitFields(pieces, separators, Number.POSITIVE_INFINITY))
    return
  }
  if (names.length === 0) {
    shell.assign('REPLY', all)
    return
  }
  if (whole) {
    names.forEach((name, i) => {
      assignName(shell, name, i === 0 ? all : '')
    })
    return
  }
  const fields = splitFields(pieces, separators, names.length)
  names.forEach((name, i) => {
    assignName(shell, name, fields[i] ?? '')
  })
}

export const inputBuiltins: Record<string, Builtin> = {
  read: { run: read },
  mapfile: { run: mapfile },
  readarray: { run: mapfile },
  getopts: { now: getopts },
}
