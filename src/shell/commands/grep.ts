import type { Program, Reader } from '../process/command.ts'
import { posixPattern } from './posix-pattern.ts'
import { quotedIfNeeded } from './quoting.ts'
import { bare, Failure, gnu, lines, type Tool } from './tool.ts'

const long = {
  'extended-regexp': 'E',
  'fixed-strings': 'F',
  'basic-regexp': 'G',
  'perl-regexp': 'P',
  regexp: 'e:',
  file: 'f:',
  'ignore-case': 'i',
  'invert-match': 'v',
  'word-regexp': 'w',
  'line-regexp': 'x',
  count: 'c',
  'files-with-matches': 'l',
  'files-without-match': 'L',
  'max-count': 'm:',
  'only-matching': 'o',
  quiet: 'q',
  silent: 'q',
  'no-messages': 's',
  'line-number': 'n',
  'with-filename': 'H',
  'no-filename': 'h',
  'after-context': 'A:',
  'before-context': 'B:',
  context: 'C:',
  recursive: 'r',
  color: 'color::',
  colour: 'color::',
  include: 'include:',
  text: 'a',
  'null-data': 'z',
  'no-ignore-case': 'y',
  'line-buffered': 'line-buffered',
  'byte-offset': 'b',
}

export const grep = gnu({ letters: 'EFGPe:f:ivwxcLlm:oqsnHhA:B:C:rRaUzyb', long, digits: 'C', usageStatus: 2 }, function* (tool) {
  const operands = [...tool.operands]
  const given = yield* patterns(tool, operands)
  const match = matcher(tool, given)
  const recursive = tool.has('r') || tool.has('R')
  const names = recursive ? files(tool, operands.length === 0 ? ['.'] : operands) : operands
  const named = tool.last('Hh') === 'H' || (tool.last('Hh') !== 'h' && (names.length > 1 || recursive))
  let found = false
  yield* tool.inputs(
    names,
    function* (input, name) {
      const count = yield* search(tool, input, name === '-' ? '(standard input)' : name, named, match)
      if (count > 0) found = true
    },
    (name, text) => (tool.has('s') ? '' : `${name}: ${text}`),
  )
  if (tool.has('q') && found) return 0
  return tool.status > 0 ? 2 : found ? 0 : 1
})

function* patterns(tool: Tool, operands: string[]): Program<readonly string[]> {
  const given = tool.all('e').flatMap((text) => text.split('\n'))
  for (const path of tool.all('f')) {
    const file = tool.context.files.open(path, { read: true })
    const text = yield* file.readAll()
    file.close()
    if (text !== '') given.push(...bare(text).split('\n'))
  }
  if (tool.has('e') || tool.has('f')) return given
  const first = operands.shift()
  if (first === undefined) throw new Failure('', 2)
  return first.split('\n')
}

/** Every match in a line, as start and end. */
type Matcher = (line: string) => readonly (readonly [start: number, end: number])[]

function matcher(tool: Tool, given: readonly string[]): Matcher {
  const kind = tool.last('EFGP') ?? 'G'
  const one = (text: string) =>
    kind === 'F'
      ? text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
      : kind === 'P'
        ? text
        : posixPattern(text, kind === 'E' ? 'extended' : 'basic')
  let source = given.map((text) => `(?:${one(text)})`).join('|')
  if (given.length === 0) return () => []
  if (tool.has('x')) source = `^(?:${source})$`
  else if (tool.has('w')) source = `(?<!\\w)(?:${source})(?!\\w)`
  let expression: RegExp
  try {
    expression = new RegExp(source, tool.has('i') || tool.has('y') ? 'gi' : 'g')
  } catch {
    throw new Failure('Invalid regular expression', 2)
  }
  return (line) => {
    const places: [number, number][] = []
    for (const found of line.matchAll(expression)) places.push([found.index, found.index + found[0].length])
    return places
  }
}

function* search(tool: Tool, input: Reader, name: string, named: boolean, match: Matcher): Program<number> {
  const limit = Number(tool.value('m') ?? Number.POSITIVE_INFINITY)
  const context = Number(tool.value('C') ?? 0)
  const [before, after] = [Number(tool.value('B') ?? context), Number(tool.value('A') ?? context)]
  const quiet = tool.has('q') || tool.has('l') || tool.has('L') || tool.has('c')
  const terminator = tool.has('z') ? '\0' : '\n'
  const held: (readonly [number, string])[] = []
  let count = 0
  let number = 0
  let printed = 0
  let trailing = 0
  const head = (separator: string, at: number) => `${named ? `${name}${separator}` : ''}${tool.has('n') ? `${at}${separator}` : ''}`
  yield* lines(
    input,
    function* (line) {
      number += 1
      const text = bare(line, terminator)
      const places = match(text)
      const hit = places.length > 0 !== tool.has('v')
      if (hit && count < limit) {
        count += 1
        if (tool.has('q')) return false
        if (quiet) return count < limit || !tool.has('l')
        if (tool.has('o')) {
          if (!tool.has('v'))
            for (const [start, end] of places) if (end > start) yield* tool.out(`${head(':', number)}${text.slice(start, end)}\n`)
        } else {
          if (printed > 0 && before + after > 0 && (held[0]?.[0] ?? number) > printed + 1) yield* tool.out('--\n')
          for (const [at, earlier] of held.splice(0)) yield* tool.out(`${head('-', at)}${earlier}\n`)
          yield* tool.out(`${head(':', number)}${text}${terminator}`)
          printed = number
          trailing = after
        }
        return count < limit || after > 0
      }
      if (trailing > 0) {
        trailing -= 1
        printed = number
        yield* tool.out(`${head('-', number)}${text}\n`)
      } else if (before > 0) {
        held.push([number, text])
        if (held.length > before) held.shift()
      }
      return count < limit || trailing > 0
    },
    terminator,
  )
  if (tool.has('c') && !tool.has('q')) yield* tool.out(`${named ? `${name}:` : ''}${count}\n`)
  if (tool.has('l') && count > 0 && !tool.has('q')) yield* tool.out(`${quotedIfNeeded(name) === name ? name : name}\n`)
  if (tool.has('L') && count === 0) yield* tool.out(`${name}\n`)
  return count
}

/** The files below, in the order of the directory. */
function files(tool: Tool, names: readonly string[]): string[] {
  const wanted = tool.all('include').map(
    (glob) =>
      new RegExp(
        `^${glob
          .replace(/[.+^${}()|[\]\\]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.')}$`,
      ),
  )
  const below = (path: string): string[] => {
    const { files } = tool.context
    if (files.stat(path).kind !== 'directory')
      return wanted.length === 0 || wanted.some((one) => one.test(path.slice(path.lastIndexOf('/') + 1))) ? [path] : []
    return files
      .list(path)
      .sort()
      .flatMap((name) => below(path === '.' && tool.operands.length < 2 ? name : `${path.replace(/\/$/, '')}/${name}`))
  }
  return names.flatMap(below)
}
