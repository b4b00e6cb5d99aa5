import { ExpansionError } from '../run/endings.ts'
import type { Shell } from '../run/shell.ts'
import { flag } from '../run/variables.ts'
import type { ParameterPart, Part } from '../syntax/part-tree.ts'
import { type Field, Fields } from './fields.ts'
import { type Expander, indirect, keysOf, lengthText, namesWithPrefix, unbound, type Value, valueOf } from './parameter.ts'
import { transform } from './transform.ts'

export class PartExpander implements Expander {
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

export function isUsable(shell: Shell, part: ParameterPart, value: Value): boolean {
  const strict = part.operator.startsWith(':')
  if (!value.items) return value.text !== undefined && (!strict || value.text !== '')
  if (value.items.length === 0) return false
  if (!strict) return true
  const joint = value.star ? (shell.get('IFS') ?? ' ').slice(0, 1) : ' '
  return value.items.join(joint) !== ''
}
