import { otherCase, readSet } from './bracket.ts'
import { decodeCharacters, encodeCharacters, isAscii } from './text.ts'

export interface PatternOptions {
  extended: boolean
  ignoreCase: boolean
  utf8: boolean
}

/** One piece of a pattern that was read once. */
type Node =
  | { kind: 'literal'; text: string }
  | { kind: 'any' }
  | { kind: 'star' }
  | { kind: 'set'; source: string }
  | { kind: 'group'; operator: string; alternatives: Node[][] }

const escapeLiteral = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

function closingParenthesis(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i
    else if (text[i] === '[') {
      const set = readSet(text, i, false)
      if (set) i = set.end - 1
    }
  }
  return -1
}

function alternatives(text: string): string[] {
  const out: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '(') depth++
    else if (text[i] === ')') depth--
    else if (text[i] === '[') {
      const set = readSet(text, i, false)
      if (set) i = set.end - 1
    } else if (text[i] === '|' && depth === 0) {
      out.push(text.slice(from, i))
      from = i + 1
    }
  }
  out.push(text.slice(from))
  return out
}

function readNodes(text: string, extended: boolean, utf8: boolean, fold: boolean): Node[] {
  const nodes: Node[] = []
  const literal = (more: string) => {
    if (fold && otherCase(more) !== more) {
      nodes.push({ kind: 'set', source: `[${more}${otherCase(more)}]` })
      return
    }
    const last = nodes.at(-1)
    if (last?.kind === 'literal') last.text += more
    else nodes.push({ kind: 'literal', text: more })
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (extended && text[i + 1] === '(' && /[?*+@!]/.test(c)) {
      const close = closingParenthesis(text, i + 1)
      if (close > 0) {
        nodes.push({
          kind: 'group',
          operator: c,
          alternatives: alternatives(text.slice(i + 2, close)).map((one) => readNodes(one, extended, utf8, fold)),
        })
        i = close
        continue
      }
    }
    if (c === '*') {
      if (nodes.at(-1)?.kind !== 'star') nodes.push({ kind: 'star' })
    } else if (c === '?') nodes.push({ kind: 'any' })
    else if (c === '[') {
      const set = readSet(text, i, utf8, fold)
      if (set) {
        nodes.push({ kind: 'set', source: set.source })
        i = set.end - 1
      } else literal(c)
    } else if (c === '\\') {
      if (i + 1 < text.length) i++
      literal(text[i] ?? '')
    } else literal(c)
  }
  return nodes
}

function source(nodes: readonly Node[], lazy: boolean): string {
  let out = ''
  for (const node of nodes) {
    if (node.kind === 'literal') out += escapeLiteral(node.text)
    else if (node.kind === 'any') out += '.'
    else if (node.kind === 'star') out += lazy ? '.*?' : '.*'
    else if (node.kind === 'set') out += node.source
    else out += `(?:${node.alternatives.map((one) => source(one, lazy)).join('|')})${node.operator === '@' ? '' : node.operator}`
  }
  return out
}

const hasGroup = (nodes: readonly Node[]): boolean => nodes.some((node) => node.kind === 'group')
const hasNot = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => node.kind === 'group' && (node.operator === '!' || node.alternatives.some(hasNot)))

/** All ends at which the nodes can stop when they start at `from`. */
function ends(nodes: readonly Node[], at: number, text: readonly string[], from: number, flags: string): Set<number> {
  let current = new Set([from])
  for (let k = at; k < nodes.length; k++) {
    const node = nodes[k]
    if (!node) break
    const next = new Set<number>()
    for (const start of current) for (const end of endsOf(node, text, start, flags)) next.add(end)
    current = next
    if (current.size === 0) break
  }
  return current
}

function endsOf(node: Node, text: readonly string[], from: number, flags: string): Iterable<number> {
  const one = (test: boolean) => (test ? [from + 1] : [])
  switch (node.kind) {
    case 'literal': {
      const wanted = [...node.text]
      return wanted.every((c, i) => c === text[from + i]) ? [from + wanted.length] : []
    }
    case 'any':
      return one(from < text.length)
    case 'star':
      return Array.from({ length: text.length - from + 1 }, (_, i) => from + i)
    case 'set':
      return one(from < text.length && new RegExp(`^${node.source}$`, flags).test(text[from] ?? ''))
    default:
      return endsOfGroup(node, text, from, flags)
  }
}

function endsOfGroup(node: Node & { kind: 'group' }, text: readonly string[], from: number, flags: string): Iterable<number> {
  const once = (start: number): Set<number> => {
    const out = new Set<number>()
    for (const alternative of node.alternatives) for (const end of ends(alternative, 0, text, start, flags)) out.add(end)
    return out
  }
  if (node.operator === '!') {
    const matched = once(from)
    return Array.from({ length: text.length - from + 1 }, (_, i) => from + i).filter((end) => !matched.has(end))
  }
  const first = once(from)
  if (node.operator === '@') return first
  if (node.operator === '?') return first.add(from)
  const all = new Set(first)
  const queue = [...first]
  for (let start = queue.pop(); start !== undefined; start = queue.pop()) {
    for (const end of once(start)) {
      if (all.has(end)) continue
      all.add(end)
      queue.push(end)
    }
  }
  if (node.operator === '*') all.add(from)
  return all
}

/** A pattern that was read once. Positions are counted in characters of the decoded text. */
export class Pattern {
  private readonly nodes: Node[]
  private readonly flags: string
  private readonly grouped: boolean
  private readonly negative: boolean
  private readonly utf8: boolean
  private full: RegExp | undefined
  private readonly expressions = new Map<string, RegExp>()
  /** The pattern matches only itself. */
  readonly literal: string | undefined

  constructor(pattern: string, options: PatternOptions) {
    this.utf8 = options.utf8
    this.nodes = readNodes(this.decode(pattern), options.extended, options.utf8, options.ignoreCase)
    this.flags = 'su'
    this.grouped = hasGroup(this.nodes)
    this.negative = this.grouped && hasNot(this.nodes)
    const [only] = this.nodes
    this.literal = options.ignoreCase
      ? undefined
      : this.nodes.length === 0
        ? ''
        : this.nodes.length === 1 && only?.kind === 'literal'
          ? encodeCharacters(only.text)
          : undefined
  }

  private decode(text: string): string {
    if (isAscii(text)) return text
    return this.utf8 ? decodeCharacters(text) : text
  }

  private encode(text: string): string {
    return this.utf8 ? encodeCharacters(text) : text
  }

  private expression(kind: string, make: () => string): RegExp {
    let known = this.expressions.get(kind)
    if (!known) {
      known = new RegExp(make(), this.flags)
      this.expressions.set(kind, known)
    }
    return known
  }

  /** Whether the whole text matches. */
  test(text: string): boolean {
    if (this.literal !== undefined) return text === this.literal
    const subject = this.decode(text)
    if (this.negative) return this.endsFrom([...subject], 0).has([...subject].length)
    if (!this.full) this.full = new RegExp(`^(?:${source(this.nodes, false)})$`, this.flags)
    return this.full.test(subject)
  }

  private endsFrom(text: readonly string[], from: number): Set<number> {
    return ends(this.nodes, 0, text, from, this.flags)
  }

  /** The text without the shortest or longest prefix that matches. */
  withoutPrefix(text: string, longest: boolean): string {
    if (this.literal !== undefined) return text.startsWith(this.literal) ? text.slice(this.literal.length) : text
    const subject = this.decode(text)
    if (!this.grouped) {
      const match = this.expression(longest ? 'P' : 'p', () => `^(?:${source(this.nodes, !longest)})`).exec(subject)
      return match ? this.encode(subject.slice(match[0].length)) : text
    }
    const points = [...subject]
    const found = [...this.groupEnds(points, 0)]
    if (found.length === 0) return text
    const end = longest ? Math.max(...found) : Math.min(...found)
    return this.encode(points.slice(end).join(''))
  }

  /** All ends of matches from a place, for patterns with groups, where a regular expression's choice is not the longest. */
  private groupEnds(points: readonly string[], from: number): Iterable<number> {
    return this.endsFrom(points, from)
  }

  withoutSuffix(text: string, longest: boolean): string {
    if (this.literal !== undefined) return this.literal !== '' && text.endsWith(this.literal) ? text.slice(0, -this.literal.length) : text
    const subject = this.decode(text)
    if (!this.negative) {
      const match = this.expression(longest ? 'S' : 's', () =>
        longest ? `^(.*?)(?:${source(this.nodes, false)})$` : `^(.*)(?:${source(this.nodes, false)})$`,
      ).exec(subject)
      return match ? this.encode(match[1] ?? '') : text
    }
    const points = [...subject]
    for (let k = 0; k <= points.length; k++) {
      const start = longest ? k : points.length - k
      if (this.endsFrom(points, start).has(points.length)) return this.encode(points.slice(0, start).join(''))
    }
    return text
  }

  /** Replaces the first or every leftmost longest match. */
  replace(text: string, where: '' | '/' | '#' | '%', replacement: (match: string) => string): string {
    if (this.literal === '' && where !== '#' && where !== '%') return text
    if (text === '') return this.test('') ? replacement('') : ''
    const subject = this.decode(text)
    const by = (match: string) => this.decode(replacement(this.encode(match)))
    if (this.grouped) return this.encode(this.replaceGrouped([...subject], where, by))
    const body = source(this.nodes, false)
    if (where === '#')
      return this.encode(
        subject.replace(
          this.expression('#', () => `^(?:${body})`),
          by,
        ),
      )
    if (where === '%') {
      const match = this.expression('S', () => `^(.*?)(?:${body})$`).exec(subject)
      return match ? this.encode((match[1] ?? '') + by(subject.slice((match[1] ?? '').length))) : text
    }
    if (where === '') {
      const match = this.expression('r', () => `(?:${body})`).exec(subject)
      return match ? this.encode(subject.slice(0, match.index) + by(match[0]) + subject.slice(match.index + match[0].length)) : text
    }
    return this.encode(
      replaceAll(
        subject,
        this.expression('r', () => `(?:${body})`),
        by,
      ),
    )
  }

  private replaceGrouped(points: string[], where: string, by: (match: string) => string): string {
    let out = ''
    let i = 0
    const every = where === '/'
    for (; i <= points.length; ) {
      let found = [...this.groupEnds(points, i)]
      if (where === '%') found = found.filter((end) => end === points.length)
      const end = found.length > 0 ? Math.max(...found) : -1
      if (end >= i && (end > i || !every || i < points.length)) {
        out += by(points.slice(i, end).join(''))
        // Behind an empty match one character is passed by.
        if (every && end === i) out += points[i] ?? ''
        i = every && end === i ? end + 1 : end
        if (!every) break
        continue
      }
      if (where === '#') break
      out += points[i] ?? ''
      i++
    }
    return out + points.slice(i).join('')
  }
}

/** Every match, as bash replaces: it does not look for an empty one at the end. */
function replaceAll(subject: string, expression: RegExp, by: (match: string) => string): string {
  const every = new RegExp(expression.source, `${expression.flags}g`)
  let out = ''
  let at = 0
  while (at < subject.length) {
    every.lastIndex = at
    const match = every.exec(subject)
    if (!match) break
    if (match[0] === '') {
      const step = String.fromCodePoint(subject.codePointAt(match.index) ?? 0)
      out += subject.slice(at, match.index) + by('') + step
      at = match.index + step.length
      continue
    }
    out += subject.slice(at, match.index) + by(match[0])
    at = match.index + match[0].length
  }
  return out + subject.slice(at)
}

const cache = new Map<string, Pattern>()

/** The pattern, read once for every text and options. */
export function patternOf(text: string, options: PatternOptions): Pattern {
  const key = `${options.extended ? 'x' : '-'}${options.ignoreCase ? 'i' : '-'}${options.utf8 ? 'u' : '-'}${text}`
  let known = cache.get(key)
  if (!known) {
    if (cache.size > 2000) cache.clear()
    known = new Pattern(text, options)
    cache.set(key, known)
  }
  return known
}
