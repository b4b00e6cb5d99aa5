/** Where a text stops being JSON: line and column counted from 1, and what stands there. */
export interface JsonError {
  readonly line: number
  readonly column: number
  /** `end`, or the characters found. */
  readonly found: string
}

const text = String.raw`"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"`
const space = /[ \t\r\n]*/uy
const scalar = new RegExp(String.raw`${text}|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+\-]?\d+)?|true|false|null`, 'uy')
const key = new RegExp(String.raw`${text}[ \t\r\n]*:`, 'uy')

/** The first place at which the text is not JSON; undefined when it is. Engines word their own errors each in another way, some without a place. */
export function jsonError(text: string): JsonError | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch {
    return errorAt(text, firstFault(text))
  }
}

/** Reads token by token with a stack of open brackets, and returns the offset of the first that may not stand there. */
function firstFault(text: string): number {
  let offset = 0
  const open: string[] = []
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset
    const found = pattern.test(text)
    if (found) offset = pattern.lastIndex
    return found
  }
  const takeCharacter = (character: string): boolean => {
    if (text[offset] !== character) return false
    offset += 1
    return true
  }
  const opens = (bracket: string, closing: string): boolean => takeCharacter(bracket) && open.push(closing) > 0
  const close = (bracket: string): boolean => open.at(-1) === bracket && takeCharacter(bracket) && open.pop() !== undefined
  const read: Record<Expectation, () => Expectation | undefined> = {
    value() {
      if (opens('{', '}')) return 'firstKey'
      if (opens('[', ']')) return 'firstValue'
      return take(scalar) ? 'separator' : undefined
    },
    firstValue: () => (close(']') ? 'separator' : read.value()),
    key: () => (take(key) ? 'value' : undefined),
    firstKey: () => (close('}') ? 'separator' : read.key()),
    separator() {
      if (close('}') || close(']')) return 'separator'
      return open.length > 0 && takeCharacter(',') ? (open.at(-1) === '}' ? 'key' : 'value') : undefined
    },
  }
  for (let expected: Expectation | undefined = 'value'; expected; expected = read[expected]()) take(space)
  return offset
}

type Expectation = 'value' | 'firstValue' | 'key' | 'firstKey' | 'separator'

function errorAt(text: string, offset: number): JsonError {
  const before = text.slice(0, offset).split('\n')
  const found = /^(?:\w+|.)/u.exec(text.slice(offset, offset + 20))?.[0] ?? (offset >= text.length ? 'end' : 'line break')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, found }
}
