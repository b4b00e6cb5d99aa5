import { characters } from '../../expand/text.ts'
import { FileError, type Program } from '../../process/command.ts'
import type { Description } from '../../process/description.ts'
import { readUntil } from '../../process/files.ts'
import type { Builtin } from '../builtins.ts'
import { ExpansionError, type Shell } from '../shell.ts'
import { evalText } from '../source.ts'
import { runPendingTraps } from '../traps.ts'
import { readOptions } from './arguments.ts'

interface ReadRequest {
  raw: boolean
  delimiter: string
  count: number | undefined
  exact: boolean
  timeout: number | undefined
  description: Description
}

type ReadResult = { pieces: { text: string; quoted: boolean }[]; ended: boolean; timedOut: boolean }

/** Reads characters up to the delimiter; escaped ones are marked. */
function* readInput(shell: Shell, request: ReadRequest): Program<ReadResult> {
  const result: ReadResult = { pieces: [], ended: false, timedOut: false }
  const { clock } = shell.kernel.host
  const until = request.timeout === undefined ? undefined : clock.unixMs() + request.timeout * 1000
  let plain = ''
  let count = 0
  let escaped = false
  const flush = () => {
    if (plain !== '') result.pieces.push({ text: plain, quoted: false })
    plain = ''
  }
  for (;;) {
    if (request.count !== undefined && count >= request.count) break
    const bytes = request.description.readNow(4096)
    if (bytes === undefined) {
      if (until !== undefined && clock.unixMs() >= until) {
        result.timedOut = true
        break
      }
      yield until === undefined ? request.description.readable : either(request.description, clock.sleep(until - clock.unixMs()))
      if (shell.process.pending.length > 0) yield* runPendingTraps(shell)
      shell.checkDeath()
      continue
    }
    if (bytes === '') {
      result.ended = true
      break
    }
    if (request.raw && request.count === undefined) {
      const at = bytes.indexOf(request.delimiter)
      if (at >= 0) {
        plain += bytes.slice(0, at)
        request.description.unread(bytes.slice(at + 1))
        break
      }
      plain += bytes
      continue
    }
    let i = 0
    let done = false
    while (i < bytes.length) {
      if (request.count !== undefined && count >= request.count) break
      const c = characterAt(bytes, i, shell.utf8)
      i += c.length
      if (escaped) {
        escaped = false
        if (c === '\n') continue
        flush()
        result.pieces.push({ text: c, quoted: true })
        count++
      } else if (c === '\\' && !request.raw) escaped = true
      else if (c === request.delimiter && !request.exact) {
        done = true
        break
      } else {
        plain += c
        count++
      }
    }
    if (i < bytes.length) request.description.unread(bytes.slice(i))
    if (done) break
  }
  flush()
  return result
}

function characterAt(bytes: string, i: number, utf8: boolean): string {
  const code = bytes.charCodeAt(i)
  if (!utf8 || code < 0xc0) return bytes[i] ?? ''
  return characters(bytes.slice(i, i + 4), true)[0] ?? ''
}

function either(description: Description, timer: { subscribe(wake: () => void): () => void }) {
  return {
    subscribe(wake: () => void) {
      let over = false
      const once = () => {
        if (over) return
        over = true
        first()
        second()
        wake()
      }
      let first = () => {}
      let second = () => {}
      first = description.readable.subscribe(once)
      if (!over) second = timer.subscribe(once)
      return () => {
        over = true
        first()
        second()
      }
    },
  }
}

/** Splits what was read among variables, by IFS, as `read` does. */
function splitFields(pieces: ReadResult['pieces'], separators: string, max: number): string[] {
  const text: string[] = []
  const quoted: boolean[] = []
  for (const piece of pieces) {
    for (const c of piece.text) {
      text.push(c)
      quoted.push(piece.quoted)
    }
  }
  const isSeparator = (i: number) => !quoted[i] && separators.includes(text[i] ?? '')
  const isBlank = (i: number) => isSeparator(i) && /[ \t\n]/.test(text[i] ?? '')
  const fields: string[] = []
  let i = 0
  const length = text.length
  while (i < length && isBlank(i)) i++
  while (i < length) {
    if (fields.length === max - 1) {
      fields.push(rest(text, i, length, separators, isSeparator, isBlank))
      return fields
    }
    const start = i
    while (i < length && !isSeparator(i)) i++
    fields.push(text.slice(start, i).join(''))
    while (i < length && isBlank(i)) i++
    if (i < length && isSeparator(i) && !isBlank(i)) {
      i++
      while (i < length && isBlank(i)) i++
    }
  }
  return fields
}

/** The last variable gets the rest; one trailing separator is dropped when only a single field is left. */
function rest(
  text: string[],
  from: number,
  length: number,
  separators: string,
  isSeparator: (i: number) => boolean,
  isBlank: (i: number) => boolean,
): string {
  let end = length
  // Blanks at the end go even when a backslash stood in front of them.
  while (end > from + 1 && /[ \t\n]/.test(text[end - 1] ?? '') && separators.includes(text[end - 1] ?? '')) end--
  while (end > from && isBlank(end - 1)) end--
  if (end > from && isSeparator(end - 1)) {
    let i = from
    while (i < end - 1 && !isSeparator(i)) i++
    let blanks = i
    while (blanks < end - 1 && isBlank(blanks)) blanks++
    if (blanks === end - 1) end = i
  }
  return text.slice(from, end).join('')
}

function* read(shell: Shell, args: string[]): Program<number> {
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

function* mapfile(shell: Shell, args: string[], name: string): Program<number> {
  const options = readOptions(shell, name, args, 'd:n:O:s:tu:C:c:')
  if (!options) return 2
  const { flags, values, rest } = options
  const array = rest[0] ?? 'MAPFILE'
  if (!/^[A-Za-z_]\w*$/.test(array)) {
    shell.error(`${name}: \`${array}': not a valid identifier`)
    return 1
  }
  const description = shell.process.descriptors[Number(values.u ?? 0)]
  if (!description) {
    shell.error(`${name}: ${values.u}: invalid file descriptor: Bad file descriptor`)
    return 1
  }
  for (const [letter, what] of [
    ['n', 'line count'],
    ['O', 'array origin'],
    ['s', 'line count'],
    ['c', 'callback quantum'],
  ] as const) {
    const value = values[letter]
    if (value === undefined || (/^[ \t]*\+?\d+[ \t]*$/.test(value) && !(letter === 'c' && Number(value) === 0))) continue
    shell.error(`${name}: ${value}: invalid ${what}`)
    return 1
  }
  if (values.u !== undefined && !/^\d+$/.test(values.u)) {
    shell.error(`${name}: ${values.u}: invalid file descriptor specification`)
    return 1
  }
  if (shell.lookup(array)?.association) {
    shell.error(`${name}: ${array}: not an indexed array`)
    return 1
  }
  const delimiter = values.d === undefined ? '\n' : values.d === '' ? '\0' : (values.d[0] ?? '\n')
  const max = Number(values.n ?? 0)
  let skip = Number(values.s ?? 0)
  let index = Number(values.O ?? 0)
  if (values.O === undefined) shell.setArray(array, [])
  const quantum = Number(values.c ?? 5000)
  let read = 0
  for (;;) {
    if (max > 0 && read >= max) break
    const line = yield* readUntil(description, delimiter)
    if (line === '') break
    if (skip > 0) {
      skip--
      continue
    }
    const text =
      flags.has('t') && line.endsWith(delimiter) ? line.slice(0, -1) : delimiter === '\0' && line.endsWith('\0') ? line.slice(0, -1) : line
    read++
    if (values.C !== undefined && read % quantum === 0) yield* evalText(shell, `${values.C} ${index} ${quoteForEval(text)}`, shell.line)
    shell.assignElement(array, String(index), text, false)
    index++
  }
  return 0
}

const quoteForEval = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** One option of the arguments, as POSIX wants it. */
function getopts(shell: Shell, args: string[]): number {
  const words = args[0] === '--' ? args.slice(1) : args
  const [spec, name, ...given] = words
  if (spec === undefined || name === undefined) {
    shell.complain('getopts: usage: getopts optstring name [arg ...]\n')
    return 2
  }
  const list = words.length > 2 ? given : shell.positional
  const silent = spec.startsWith(':')
  const at = shell.getoptsAt
  const optind = Number(shell.get('OPTIND')) || 1
  if (optind !== at.index) {
    at.index = optind
    at.offset = 0
  }
  const setName = (value: string) => {
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      shell.error(`getopts: \`${name}': not a valid identifier`)
      return false
    }
    shell.assign(name, value)
    return true
  }
  const done = (index: number) => {
    at.index = index
    at.offset = 0
    const variable = shell.variables.current.get('OPTIND')
    if (variable) variable.value = String(index)
    else shell.assign('OPTIND', String(index))
  }
  const word = list[at.index - 1]
  if (at.offset === 0) {
    if (word === undefined || !word.startsWith('-') || word === '-') {
      done(at.index)
      setName('?')
      shell.variables.unset('OPTARG')
      return 1
    }
    if (word === '--') {
      done(at.index + 1)
      setName('?')
      shell.variables.unset('OPTARG')
      return 1
    }
    at.offset = 1
  }
  const current = list[at.index - 1] ?? ''
  const letter = current[at.offset] ?? ''
  at.offset++
  const ended = at.offset >= current.length
  const found = letter === ':' ? -1 : spec.indexOf(letter, silent ? 1 : 0)
  if (found < 0) {
    if (ended) done(at.index + 1)
    if (silent) shell.assign('OPTARG', letter)
    else {
      shell.variables.unset('OPTARG')
      if (shell.get('OPTERR') !== '0') shell.complain(`${shell.zero}: illegal option -- ${letter}\n`)
    }
    return setName('?') ? 0 : 1
  }
  if (spec[found + 1] !== ':') {
    if (ended) done(at.index + 1)
    shell.variables.unset('OPTARG')
    return setName(letter) ? 0 : 1
  }
  if (!ended) {
    shell.assign('OPTARG', current.slice(at.offset))
    done(at.index + 1)
    return setName(letter) ? 0 : 1
  }
  const argument = list[at.index]
  if (argument === undefined) {
    done(at.index + 1)
    if (silent) {
      shell.assign('OPTARG', letter)
      return setName(':') ? 0 : 1
    }
    shell.variables.unset('OPTARG')
    if (shell.get('OPTERR') !== '0') shell.complain(`${shell.zero}: option requires an argument -- ${letter}\n`)
    return setName('?') ? 0 : 1
  }
  shell.assign('OPTARG', argument)
  done(at.index + 2)
  return setName(letter) ? 0 : 1
}

export const inputBuiltins: Record<string, Builtin> = {
  read: { run: read },
  mapfile: { run: mapfile },
  readarray: { run: mapfile },
  getopts: { now: getopts },
}
