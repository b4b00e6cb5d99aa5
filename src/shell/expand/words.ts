import type { Program } from '../process/command.ts'
import { expansions } from '../run/expansions.ts'
import { ExpansionError, type Shell } from '../run/shell.ts'
import { flag } from '../run/variables.ts'
import { Parser } from '../syntax/parser.ts'
import { type AssignmentWord, arePure, type CompiledWord, type ParameterPart, type Part, parseParts } from '../syntax/parts.ts'
import type { Word } from '../syntax/tree.ts'
import { expandBraces } from './braces.ts'
import { type Field, Fields } from './fields.ts'
import { glob, hasGlob } from './glob.ts'
import { type Expander, indirect, keysOf, lengthText, namesWithPrefix, transform, unbound, type Value, valueOf } from './parameter.ts'

const plain = /^[A-Za-z0-9_./:,%@+\-=^\]!#\x80-\xff]+$/

export function compile(text: string, line: number, braces = true): CompiledWord {
  if (plain.test(text) || text === '[')
    return { parts: [{ kind: 'text', text }], pure: true, literal: text, braces: undefined, variable: undefined }
  if (braces && text.includes('{')) {
    const many = expandBraces(text)
    if (many.length !== 1 || many[0] !== text) {
      const compiled = many.map((one) => compile(one, line, false))
      return { parts: [], pure: compiled.every((one) => one.pure), literal: undefined, braces: compiled, variable: undefined }
    }
  }
  const parts = parseParts(text, line)
  const [only] = parts
  let literal: string | undefined
  let variable: CompiledWord['variable']
  if (parts.length === 1 && only) {
    if (only.kind === 'quoted') literal = only.text
    else if (only.kind === 'double' && only.parts.length === 0) literal = ''
    else if (only.kind === 'double' && only.parts.length === 1 && only.parts[0]?.kind === 'quoted') literal = only.parts[0].text
    else variable = simpleVariable(only)
  }
  return { parts, pure: arePure(parts), literal, braces: undefined, variable }
}

function simpleVariable(part: Part): CompiledWord['variable'] {
  const inner = part.kind === 'double' && part.parts.length === 1 ? part.parts[0] : part
  if (inner?.kind !== 'parameter' || inner.operator !== '' || inner.indirect || inner.length || inner.index !== undefined || inner.bad)
    return undefined
  return /^[A-Za-z_]/.test(inner.name) ? { name: inner.name, quoted: part.kind === 'double' } : undefined
}

export function compiled(word: Word): CompiledWord {
  if (!word.compiled) word.compiled = compile(word.text, word.line)
  return word.compiled
}

/** A word for which no brace expansion takes place: values, case patterns, here-strings. */
export function compiledPlain(word: Word): CompiledWord {
  if (!word.compiled) word.compiled = compile(word.text, word.line, false)
  return word.compiled
}

/** The parts of an assignment word, read once. */
export function assignmentOf(word: Word): AssignmentWord | undefined {
  const known = word.compiled?.assignment
  if (known) return known
  const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(word.text)?.[0]
  if (name === undefined) return undefined
  let rest = word.text.slice(name.length)
  let index: string | undefined
  if (rest.startsWith('[')) {
    const end = new Parser(rest).endOfMatching(0, '[', ']')
    index = rest.slice(1, end - 1)
    rest = rest.slice(end)
  }
  const append = rest.startsWith('+=')
  if (!append && !rest.startsWith('=')) return undefined
  const value = rest.slice(append ? 2 : 1)
  const isArray = value.startsWith('(') && value.endsWith(')') && index === undefined
  const assignment: AssignmentWord = {
    name,
    index,
    append,
    value: isArray ? compile('', word.line) : compile(value, word.line, false),
    elements: isArray ? new Parser(value.slice(1, -1), { line: word.line, extendedGlob: () => true }).arrayWords() : undefined,
  }
  if (!word.compiled) word.compiled = compile(word.text, word.line)
  word.compiled.assignment = assignment
  word.compiled.pure = assignment.elements
    ? assignment.elements.every((one) => arePureWord(one))
    : assignment.value.pure && (index === undefined || !/[$`]/.test(index))
  return assignment
}

const arePureWord = (word: Word): boolean => compiled(word).pure

const separatorsOf = (shell: Shell): string => shell.get('IFS') ?? ' \t\n'

class PartExpander implements Expander {
  private readonly shell: Shell
  private readonly fields: Fields
  private assignment = false
  /** Inside the operand of an expansion outside of quotes, whose text is split as well. */
  private operands = 0

  constructor(shell: Shell, fields: Fields, assignment: boolean) {
    this.shell = shell
    this.fields = fields
    this.assignment = assignment
  }

  add(parts: readonly Part[], quoted: boolean): void {
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]
      if (part) this.one(part, quoted, i === 0, i === parts.length - 1)
    }
  }

  one(part: Part, quoted: boolean, first: boolean, last: boolean): void {
    const { fields } = this
    switch (part.kind) {
      case 'text':
        if (quoted) fields.quoted(part.text)
        else this.literal(part.text, first, last)
        return
      case 'quoted':
        fields.quoted(part.text)
        return
      case 'double':
        if (part.parts.length === 0) fields.quoted('')
        else this.double(part.parts)
        return
      case 'parameter':
        this.parameter(part, quoted)
        return
      case 'arithmetic': {
        const text = String(this.shell.arithmetic(this.text(part.parts)))
        if (quoted) fields.quoted(text)
        else fields.result(text)
        return
      }
      case 'result':
        if (quoted) fields.quoted(part.text)
        else fields.result(part.text)
        return
      default:
        throw new ExpansionError('command substitution: not possible here')
    }
  }

  private double(parts: readonly Part[]): void {
    const { fields } = this
    // "$@" without parameters is no field at all.
    const before = fields.current
    const count = fields.done.length
    const onlyLists = parts.every(
      (part) => part.kind === 'parameter' && (part.name === '@' || part.index === '@' || part.operator === 'prefix@') && !part.length,
    )
    this.add(parts, true)
    if (!onlyLists && !fields.current && !before && fields.done.length === count) fields.quoted('')
  }

  private literal(text: string, first: boolean, last: boolean): void {
    if (text.includes('~')) {
      const tilded = this.tilde(text, first, last)
      if (tilded !== undefined) {
        for (const [piece, quoted] of tilded) {
          if (quoted) this.fields.quoted(piece)
          else this.fields.unquoted(piece)
        }
        return
      }
    }
    if (this.operands > 0) this.fields.result(text)
    else this.fields.unquoted(text)
  }

  private tilde(text: string, first: boolean, last: boolean): [string, boolean][] | undefined {
    const out: [string, boolean][] = []
    const named = this.assignment || !first || this.shell.options.posix ? undefined : /^[A-Za-z_][A-Za-z0-9_]*\+?=/.exec(text)?.[0]
    if (named !== undefined) out.push([named, false])
    const body = named === undefined ? text : text.slice(named.length)
    const pieces = this.assignment || named !== undefined ? body.split(':') : [body]
    let found = false
    pieces.forEach((piece, i) => {
      if (i > 0) out.push([':', false])
      const match = /^~([A-Za-z0-9_+.-]*)(\/|:|$)/.exec(piece)
      const atEnd = i === pieces.length - 1
      if ((i > 0 || first) && match && (match[2] !== '' || last || !atEnd)) {
        const home = this.home(match[1] ?? '')
        if (home !== undefined) {
          found = true
          out.push([home, true], [piece.slice(1 + (match[1] ?? '').length), false])
          return
        }
      }
      out.push([piece, false])
    })
    return found ? out : undefined
  }

  private home(user: string): string | undefined {
    const { shell } = this
    if (user === '') return shell.get('HOME') ?? shell.kernel.host.user.home
    if (user === '+') return shell.get('PWD')
    if (user === '-') return shell.get('OLDPWD')
    if (/^[+-]?\d+$/.test(user)) {
      const stack = [shell.logicalCwd, ...shell.directories]
      return stack.at(user.startsWith('-') ? -1 - Number(user.slice(1)) : Number(user)) ?? undefined
    }
    if (user === shell.kernel.host.user.name) return shell.kernel.host.user.home
    return user === 'root' ? '/root' : undefined
  }

  // Expander

  text(parts: readonly Part[]): string {
    const [only] = parts
    if (parts.length === 0) return ''
    if (parts.length === 1 && only && (only.kind === 'text' || only.kind === 'quoted') && !only.text.startsWith('~')) return only.text
    return this.field(parts)?.text ?? ''
  }

  pattern(parts: readonly Part[]): string {
    const field = this.field(parts)
    return field ? (field.pattern ?? field.text) : ''
  }

  arithmetic(parts: readonly Part[]): number {
    return Number(this.shell.arithmetic(this.text(parts)))
  }

  private field(parts: readonly Part[]): Field | undefined {
    const fields = new Fields(false, '')
    new PartExpander(this.shell, fields, false).add(parts, false)
    return fields.current
  }

  private parameter(part: ParameterPart, quoted: boolean): void {
    const { shell } = this
    if (part.bad !== undefined) throw new ExpansionError(`${part.bad}: bad substitution`)
    if (part.operator === 'prefix@' || part.operator === 'prefix*') {
      this.value({ items: namesWithPrefix(shell, part.name), star: part.operator === 'prefix*' }, quoted)
      return
    }
    if (part.indirect) {
      if ((part.index === '@' || part.index === '*') && part.operator === '') {
        const items = keysOf(shell, part.name)
        const joined = part.index === '*' && !quoted && shell.get('IFS') === ''
        this.value(joined ? { text: items.join(' ') } : { items, star: part.index === '*' }, quoted)
        return
      }
      const variable = shell.variables.current.get(part.name)
      if (part.index === undefined && part.operator === '' && variable?.has(flag.nameref)) {
        this.value({ text: variable.value }, quoted)
        return
      }
      const target = indirect(shell, part, this)
      const unset = part.operator === '' && target.index === undefined && shell.options.nounset
      if (unset && valueOf(shell, target.name, undefined, undefined, this).text === undefined && !/^[@*]$/.test(target.name))
        throw new ExpansionError(`!${part.name}: unbound variable`, true)
      this.parameter(target, quoted)
      return
    }
    if (part.length) {
      this.value({ text: lengthText(shell, part, this) }, quoted)
      return
    }
    const value = valueOf(shell, part.name, part.index, part.indexParts, this)
    this.operated(part, part.spaced && value.items ? { items: value.items, star: false } : value, quoted)
  }

  private operated(part: ParameterPart, value: Value, quoted: boolean): void {
    const { operator } = part
    if (operator === '') {
      if (!value.items && value.text === undefined && this.shell.options.nounset) unbound(part)
      this.value(value, quoted)
      return
    }
    const kind = operator.replace(':', '')
    if (kind === '-' || kind === '+' || kind === '=' || kind === '?') {
      this.conditional(part, value, quoted, kind)
      return
    }
    if (!value.items && value.text === undefined && this.shell.options.nounset && !operator.startsWith('@')) unbound(part)
    this.value(transform(this.shell, part, value, this), quoted)
  }

  private conditional(part: ParameterPart, value: Value, quoted: boolean, kind: string): void {
    const usable = isUsable(this.shell, part, value)
    if (kind === '+') {
      if (usable) this.operand(part.operand, quoted)
      return
    }
    if (usable) {
      this.value(value, quoted)
      return
    }
    if (kind === '-') this.operand(part.operand, quoted)
    else if (kind === '?') this.missing(part)
    else this.assign(part, quoted)
  }

  private operand(parts: readonly Part[], quoted: boolean): void {
    this.operands++
    this.add(parts, quoted)
    this.operands--
  }

  /** The text of an operand in double quotes, where a tilde is text. */
  private quotedText(parts: readonly Part[]): string {
    const fields = new Fields(false, '')
    new PartExpander(this.shell, fields, false).add(parts, true)
    return fields.current?.text ?? ''
  }

  private missing(part: ParameterPart): never {
    const message = this.text(part.operand)
    const name = part.index === undefined ? part.name : `${part.name}[${part.index}]`
    throw new ExpansionError(
      `${name}: ${message || (part.operator.startsWith(':') ? 'parameter null or not set' : 'parameter not set')}`,
      true,
    )
  }

  private assign(part: ParameterPart, quoted: boolean): void {
    if (!/^[A-Za-z_]/.test(part.name)) throw new ExpansionError(`$${part.name}: cannot assign in this way`)
    const text = quoted ? this.quotedText(part.operand) : this.text(part.operand)
    if (part.index === undefined) this.shell.assign(part.name, text)
    else this.shell.assignElement(part.name, part.index, text, false)
    this.value({ text: part.index === undefined ? this.shell.get(part.name) : text }, quoted)
  }

  private value(value: Value, quoted: boolean): void {
    const { fields } = this
    if (!value.items) {
      const text = value.text ?? ''
      if (quoted) fields.quoted(text)
      else if (text !== '') fields.result(text)
      return
    }
    this.list(value.items, value.star === true, quoted)
  }

  private list(items: readonly string[], star: boolean, quoted: boolean): void {
    const { fields } = this
    const separators = this.shell.get('IFS')
    const joint = separators === undefined ? ' ' : separators.slice(0, 1)
    if (!fields.splitting) {
      if (items.length > 0) {
        const text = items.join(star ? joint : ' ')
        if (quoted) fields.quoted(text)
        else fields.result(text)
      }
      return
    }
    if (star && quoted) {
      fields.quoted(items.join(joint))
      return
    }
    // Separators that are no blanks keep empty items apart.
    if (!quoted && joint !== '' && !/[ \t\n]/.test(joint)) {
      fields.result(items.join(joint))
      return
    }
    items.forEach((item, i) => {
      if (i > 0) fields.end()
      if (quoted) fields.quoted(item)
      else if (item !== '') fields.result(item)
    })
  }
}

function isUsable(shell: Shell, part: ParameterPart, value: Value): boolean {
  const strict = part.operator.startsWith(':')
  if (!value.items) return value.text !== undefined && (!strict || value.text !== '')
  if (value.items.length === 0) return false
  if (!strict) return true
  const joint = value.star ? (shell.get('IFS') ?? ' ').slice(0, 1) : ' '
  return value.items.join(joint) !== ''
}

function finish(shell: Shell, fields: Fields, out: string[]): void {
  fields.end()
  for (const field of fields.done) {
    if (!field.glob || shell.options.noglob) {
      out.push(field.text)
      continue
    }
    const pattern = field.pattern ?? field.text
    if (!hasGlob(pattern, shell.shopt.extglob === true)) {
      out.push(field.text)
      continue
    }
    const found = glob(shell, pattern)
    if (found.length > 0) for (const path of found) out.push(path)
    else if (shell.shopt.failglob) throw new ExpansionError(`no match: ${field.text}`)
    else if (!shell.shopt.nullglob) out.push(field.text)
  }
}

function expandCompiledNow(shell: Shell, word: CompiledWord, out: string[]): void {
  if (word.literal !== undefined) {
    out.push(word.literal)
    return
  }
  if (word.variable) {
    const value = shell.get(word.variable.name)
    if (
      value !== undefined &&
      (word.variable.quoted || /^[A-Za-z0-9_./+-]+$/.test(value)) &&
      !(shell.localSeparators && !word.variable.quoted)
    ) {
      out.push(value)
      return
    }
  }
  if (word.braces) {
    for (const one of word.braces) expandCompiledNow(shell, one, out)
    return
  }
  const fields = new Fields(true, separatorsOf(shell))
  new PartExpander(shell, fields, false).add(word.parts, false)
  finish(shell, fields, out)
}

/** The fields of words that need no other process. */
export function expandNow(shell: Shell, words: readonly Word[]): string[] {
  const out: string[] = []
  for (const word of words) expandCompiledNow(shell, shell.options.braceexpand ? compiled(word) : compile(word.text, word.line, false), out)
  return out
}

export function* expandWords(shell: Shell, words: readonly Word[]): Program<string[]> {
  const out: string[] = []
  for (const word of words) yield* expandWordInto(shell, word, out)
  return out
}

export function* expandWordInto(shell: Shell, word: Word, out: string[]): Program<void> {
  const one = shell.options.braceexpand ? compiled(word) : compile(word.text, word.line, false)
  if (one.pure) expandCompiledNow(shell, one, out)
  else yield* expandCompiled(shell, one, out)
}

function* expandCompiled(shell: Shell, word: CompiledWord, out: string[]): Program<void> {
  if (word.pure) {
    expandCompiledNow(shell, word, out)
    return
  }
  if (word.braces) {
    for (const one of word.braces) yield* expandCompiled(shell, one, out)
    return
  }
  const fields = new Fields(true, separatorsOf(shell))
  yield* addResolved(shell, word.parts, new PartExpander(shell, fields, false))
  finish(shell, fields, out)
}

function* addResolved(shell: Shell, parts: readonly Part[], expander: PartExpander): Program<void> {
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    if (part) expander.one(yield* resolvePart(shell, part), false, i === 0, i === parts.length - 1)
  }
}

/** Runs what needs another process and puts its result in the part's place. */
function* resolvePart(shell: Shell, part: Part): Program<Part> {
  switch (part.kind) {
    case 'command':
      return { kind: 'result', text: yield* expansions.substitute(shell, part) }
    case 'process':
      return { kind: 'quoted', text: yield* expansions.substituteProcess(shell, part) }
    case 'double':
      return arePure(part.parts) ? part : { kind: 'double', parts: yield* resolveParts(shell, part.parts) }
    case 'arithmetic':
      return arePure(part.parts) ? part : { ...part, parts: yield* resolveParts(shell, part.parts) }
    case 'parameter':
      return arePure([part]) ? part : yield* resolveParameter(shell, part)
    default:
      return part
  }
}

function* resolveParts(shell: Shell, parts: readonly Part[]): Program<Part[]> {
  const out: Part[] = []
  for (const part of parts) out.push(yield* resolvePart(shell, part))
  return out
}

function* resolveParameter(shell: Shell, part: ParameterPart): Program<Part> {
  const indexParts = part.indexParts ? yield* resolveParts(shell, part.indexParts) : undefined
  const resolved = { ...part, indexParts }
  if (indexParts && part.indexParts && !arePure(part.indexParts)) {
    resolved.index = expandText(shell, indexParts)
    resolved.indexParts = [{ kind: 'quoted', text: resolved.index }]
  }
  const kind = part.operator.replace(':', '')
  if (/^[-+=?]$/.test(kind) && !part.indirect) {
    const expander = new PartExpander(shell, new Fields(false, ''), false)
    const usable = isUsable(shell, part, valueOf(shell, resolved.name, resolved.index, resolved.indexParts, expander))
    if ((kind === '+') !== usable) return { ...resolved, operand: [] }
  }
  resolved.operand = yield* resolveParts(shell, part.operand)
  if (part.second) resolved.second = yield* resolveParts(shell, part.second)
  return resolved
}

/** One text, not split: a value of an assignment, a here-document. */
export function expandText(shell: Shell, parts: readonly Part[], assignment = false): string {
  const fields = new Fields(false, '')
  new PartExpander(shell, fields, assignment).add(parts, false)
  return fields.current?.text ?? ''
}

export function* expandTextOf(shell: Shell, word: CompiledWord, assignment = false): Program<string> {
  if (word.pure) return textNow(shell, word, assignment)
  const fields = new Fields(false, '')
  yield* addResolved(shell, word.parts, new PartExpander(shell, fields, assignment))
  return fields.current?.text ?? ''
}

export function textNow(shell: Shell, word: CompiledWord, assignment = false): string {
  if (word.literal !== undefined && !word.literal.includes('~')) return word.literal
  if (word.variable) {
    const value = shell.get(word.variable.name)
    if (value !== undefined) return value
  }
  return expandText(shell, word.parts, assignment)
}

/** A pattern: quoted characters escaped. */
export function* expandPattern(shell: Shell, word: CompiledWord): Program<string> {
  if (word.literal !== undefined && /^[A-Za-z0-9_/ -]*$/.test(word.literal)) return word.literal
  const fields = new Fields(false, '')
  yield* addResolved(shell, word.parts, new PartExpander(shell, fields, false))
  return fields.current ? (fields.current.pattern ?? fields.current.text) : ''
}

/** Parts whose command substitutions were run: arithmetic and here-documents of any kind. */
export function* expandParts(shell: Shell, parts: readonly Part[]): Program<string> {
  if (arePure(parts)) return expandText(shell, parts)
  return expandText(shell, yield* resolveParts(shell, parts))
}
