import type { Program } from '../../process/command.ts'
import { readUntil } from '../../process/files.ts'
import type { Shell } from '../shell.ts'
import { evalText } from '../source.ts'
import { readOptions } from './arguments.ts'

export function* mapfile(shell: Shell, args: string[], name: string): Program<number> {
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
