import { decodeAnsi } from './ansi.ts'
import { parseBrace, simpleParameter } from './parameter-parts.ts'
import { Parser } from './parser.ts'
import type { Part } from './part-tree.ts'

export type PartMode = 'word' | 'inside' | 'double' | 'here' | 'arithmetic' | 'pattern'

const plainWord = /[^\\'"`$<>]+/y
const plainDouble = /[^\\"`$]+/y

/** Cuts a word into what is text and what is expanded. */
export function parseParts(text: string, line = 1, mode: PartMode = 'word'): Part[] {
  return new PartReader(text, line, mode).read()
}

class PartReader {
  private readonly text: string
  private readonly line: number
  private readonly mode: PartMode
  private position = 0
  private readonly parts: Part[] = []
  private scanner: Parser | undefined

  constructor(text: string, line: number, mode: PartMode) {
    this.text = text
    this.line = line
    this.mode = mode
  }

  private get quotedMode(): boolean {
    return this.mode === 'double' || this.mode === 'inside' || this.mode === 'here' || this.mode === 'arithmetic'
  }

  read(): Part[] {
    const { text } = this
    const plain = this.quotedMode ? plainDouble : plainWord
    while (this.position < text.length) {
      plain.lastIndex = this.position
      const run = plain.exec(text)?.[0]
      if (run !== undefined) {
        this.literal(run)
        this.position += run.length
        continue
      }
      this.special(text[this.position] ?? '')
    }
    // Messages about bad substitutions show all that is expanded at once.
    this.parts.forEach((part, i) => {
      if (part.kind !== 'parameter') return
      if (part.bad !== undefined) part.bad = text
      if (this.mode === 'here' && (part.name === '*' || part.index === '*')) this.parts[i] = { ...part, spaced: true }
    })
    return this.parts
  }

  private literal(text: string): void {
    const last = this.parts.at(-1)
    if (last?.kind === 'text') last.text += text
    else this.parts.push({ kind: 'text', text })
  }

  private special(c: string): void {
    if (c === '$') return this.dollar()
    if (c === '`') return this.backquote()
    if (this.quotedMode) return this.specialInDouble(c)
    if (c === '\\') {
      const next = this.text[this.position + 1]
      if (next === undefined) this.parts.push({ kind: 'quoted', text: '\\' })
      else if (next !== '\n') this.parts.push({ kind: 'quoted', text: next })
      this.position += 2
    } else if (c === "'") {
      const end = this.text.indexOf("'", this.position + 1)
      this.parts.push({ kind: 'quoted', text: this.text.slice(this.position + 1, end < 0 ? this.text.length : end) })
      this.position = end < 0 ? this.text.length : end + 1
    } else if (c === '"') this.double()
    else if (this.text[this.position + 1] === '(' && this.mode === 'word') this.process(c as '<' | '>')
    else {
      this.literal(c)
      this.position++
    }
  }

  private specialInDouble(c: string): void {
    if (c === '"') {
      if (this.mode === 'here') this.literal(c)
      else if (this.mode === 'double') return this.double()
      this.position++
      return
    }
    const next = this.text[this.position + 1]
    if (next === '\n') this.position += 2
    else if (
      next !== undefined &&
      (next === '$' || next === '`' || next === '\\' || (next === '"' && this.mode !== 'here') || (next === '}' && this.mode === 'double'))
    ) {
      this.parts.push({ kind: 'quoted', text: next })
      this.position += 2
    } else {
      this.literal('\\')
      this.position++
    }
  }

  private scan(): Parser {
    if (!this.scanner) this.scanner = new Parser(this.text, { line: this.line, extendedGlob: () => true })
    return this.scanner
  }

  private lineAt(position: number): number {
    let line = this.line
    for (let i = this.text.indexOf('\n'); i >= 0 && i < position; i = this.text.indexOf('\n', i + 1)) line++
    return line
  }

  private double(): void {
    const start = this.position + 1
    const end = closingDouble(this.text, start, () => this.scan())
    this.parts.push({ kind: 'double', parts: parseInsideDouble(this.text.slice(start, end), this.lineAt(start)) })
    this.position = end + 1
  }

  private process(direction: '<' | '>'): void {
    const end = this.scan().endOfProcess(this.position)
    this.parts.push({
      kind: 'process',
      direction,
      source: this.text.slice(this.position + 2, end - 1),
      line: this.lineAt(this.position),
      program: undefined,
    })
    this.position = end
  }

  private backquote(): void {
    const end = this.scan().endOfExpansion(this.position, this.quotedMode)
    const inner = this.text.slice(this.position + 1, end - 1)
    const escapes = this.mode === 'double' || this.mode === 'inside' ? /\\([$`\\"\n])/g : /\\([$`\\])/g
    const source = inner.replace(escapes, (_, c: string) => (c === '\n' ? '\\\n' : c))
    this.parts.push({ kind: 'command', source, line: this.lineAt(this.position), program: undefined })
    this.position = end
  }

  private dollar(): void {
    const { text, position } = this
    const next = text[position + 1]
    if (next === undefined) return this.take('$')
    if (next === "'" && (!this.quotedMode || this.mode === 'double')) return this.ansi()
    if (next === '"' && !this.quotedMode) {
      this.position++
      return this.double()
    }
    if (next === '{') return this.brace()
    if (next === '(') return this.parenthesis()
    if (next === '[') {
      const end = this.scan().endOfMatching(position + 1, '[', ']')
      this.arithmetic(text.slice(position + 2, end - 1), end)
      return
    }
    const name = /[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]/y
    name.lastIndex = position + 1
    const match = name.exec(text)
    if (!match) return this.take('$')
    this.position += 1 + match[0].length
    this.parts.push(simpleParameter(match[0]))
  }

  private take(text: string): void {
    this.literal(text)
    this.position += text.length
  }

  private ansi(): void {
    let end = this.position + 2
    while (end < this.text.length && this.text[end] !== "'") end += this.text[end] === '\\' ? 2 : 1
    this.parts.push({ kind: 'quoted', text: decodeAnsi(this.text.slice(this.position + 2, end)) })
    this.position = end + 1
  }

  private arithmetic(expression: string, end: number): void {
    this.parts.push({ kind: 'arithmetic', parts: parseParts(expression, this.lineAt(this.position), 'arithmetic'), line: this.line })
    this.position = end
  }

  private parenthesis(): void {
    const { text, position } = this
    const end = this.scan().endOfExpansion(position, this.quotedMode)
    if (text[position + 2] === '(' && text.startsWith('))', end - 2) && isArithmetic(text.slice(position + 3, end - 2))) {
      this.arithmetic(text.slice(position + 3, end - 2), end)
      return
    }
    this.parts.push({ kind: 'command', source: text.slice(position + 2, end - 1), line: this.lineAt(position), program: undefined })
    this.position = end
  }

  private brace(): void {
    const end = this.scan().endOfExpansion(this.position, this.quotedMode, this.mode === 'here')
    const source = this.text.slice(this.position, end)
    this.parts.push(parseBrace(source, this.lineAt(this.position), this.quotedMode))
    this.position = end
  }
}

/** Whether parentheses balance, so that `$((…))` is arithmetic and not a subshell in a command substitution. */
function isArithmetic(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\\') i++
    else if (c === "'") {
      const end = text.indexOf("'", i + 1)
      if (end < 0) return true
      i = end
    } else if (c === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++
    } else if (c === '(') depth++
    else if (c === ')' && --depth < 0) return false
  }
  return depth === 0
}

function closingDouble(text: string, start: number, scan: () => Parser): number {
  let i = start
  while (i < text.length && text[i] !== '"') {
    const c = text[i]
    if (c === '\\') i += 2
    else if (c === '`' || (c === '$' && (text[i + 1] === '{' || text[i + 1] === '(' || text[i + 1] === '[')))
      i = scan().endOfExpansion(i, true)
    else i++
  }
  return i
}

/** The inside of double quotes, where `\}` keeps its backslash. */
function parseInsideDouble(text: string, line: number): Part[] {
  if (!/[\\`$"]/.test(text)) return text === '' ? [] : [{ kind: 'quoted', text }]
  return new PartReader(text, line, 'inside').read()
}
