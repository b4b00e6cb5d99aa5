import { ConditionParser } from './condition-parser.ts'
import type { Token } from './skipping.ts'
import type { ArithmeticFor, Case, CommandNode, Coprocess, For, If, List, Word } from './tree.ts'
import { ScriptError } from './tree.ts'

const specialBuiltins = new Set(': . break continue eval exec exit export readonly return set shift source times trap unset'.split(' '))

/** `a; b; c` of a for ((…)), split at semicolons outside of parentheses and quotes. */
function splitExpressions(text: string): string[] {
  const pieces: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '(') depth++
    else if (c === ')') depth--
    else if (c === ';' && depth === 0) {
      pieces.push(text.slice(start, i))
      start = i + 1
    }
  }
  pieces.push(text.slice(start))
  return pieces.map((piece) => piece.trim())
}

/** Reads commands that hold others: groups, branches, loops, functions. */
export abstract class CompoundParser extends ConditionParser {
  protected abstract list(mayBeEmpty?: boolean): List
  protected abstract command(): CommandNode
  protected abstract peekCommandWord(): Token
  protected abstract compound(token: Token, node: CommandNode): CommandNode

  protected reservedCommand(token: Token): CommandNode | undefined {
    switch (token.text) {
      case '{':
        return this.group(token)
      case 'if':
        return this.ifCommand(token)
      case 'while':
      case 'until':
        return this.whileCommand(token)
      case 'for':
      case 'select':
        return this.forCommand(token)
      case 'case':
        return this.caseCommand(token)
      case '[[':
        return this.conditional(token)
      default:
        return undefined
    }
  }

  protected expectWord(text: string): Token {
    const token = this.peek()
    if (token.type !== 'word' || token.text !== text) this.unexpected(token)
    return this.take()
  }

  protected expectOperator(text: string): void {
    const token = this.peek()
    if (token.type !== 'operator' || token.text !== text) this.unexpected(token)
    this.take()
  }

  protected group(token: Token): CommandNode {
    this.take()
    const body = this.list()
    this.expectWord('}')
    return { kind: 'group', body, ...this.at(token) }
  }

  protected parenthesis(token: Token): CommandNode {
    if (this.source[token.end] === '(') {
      const expression = this.arithmeticCommand(token)
      if (expression !== undefined) return { kind: 'arithmetic', expression, ...this.at(token) }
    }
    this.take()
    const body = this.list()
    this.expectOperator(')')
    return { kind: 'subshell', body, ...this.at(token) }
  }

  protected ifCommand(token: Token): If {
    this.take()
    const node: If = { kind: 'if', clauses: [], otherwise: undefined, ...this.at(token) }
    const condition = this.list()
    this.expectWord('then')
    node.clauses.push({ condition, body: this.list() })
    for (;;) {
      const next = this.peek()
      if (next.type !== 'word') this.unexpected(next)
      this.take()
      if (next.text === 'fi') return node
      if (next.text === 'else') {
        node.otherwise = this.list()
        this.expectWord('fi')
        return node
      }
      if (next.text !== 'elif') this.unexpected(next)
      const test = this.list()
      this.expectWord('then')
      node.clauses.push({ condition: test, body: this.list() })
    }
  }

  protected whileCommand(token: Token): CommandNode {
    this.take()
    const kind = token.text === 'while' ? 'while' : 'until'
    const condition = this.list()
    return { kind, condition, body: this.doGroup(), ...this.at(token) }
  }

  protected doGroup(): List {
    this.expectWord('do')
    const body = this.list()
    this.expectWord('done')
    return body
  }

  protected loopBody(): List {
    const token = this.peek()
    if (token.type === 'word' && token.text === '{') {
      this.take()
      const body = this.list()
      this.expectWord('}')
      return body
    }
    return this.doGroup()
  }

  protected forCommand(token: Token): CommandNode {
    this.take()
    const name = this.peek()
    if (token.text === 'for' && name.type === 'operator' && name.text === '(' && this.source[name.end] === '(') {
      const expression = this.arithmeticCommand(name)
      if (expression === undefined) throw new ScriptError("unexpected EOF while looking for matching `)'", name.line)
      return this.arithmeticFor(token, expression)
    }
    if (name.type !== 'word') this.unexpected(name)
    this.take()
    const node: For = {
      kind: token.text === 'for' ? 'for' : 'select',
      name: name.text,
      words: undefined,
      body: this.emptyList(token),
      ...this.at(token),
    }
    let next = this.peek()
    if (next.type === 'operator' && next.text === ';') {
      this.take()
      this.skipNewlines()
      node.body = this.loopBody()
      return node
    }
    this.skipNewlines()
    next = this.peek()
    if (next.type === 'word' && next.text === 'in') {
      this.take()
      node.words = []
      while (this.peek().type === 'word' || this.peek().type === 'number') node.words.push(this.word(this.take()))
      const end = this.peek()
      if (end.type === 'newline' || (end.type === 'operator' && end.text === ';')) this.take()
      else this.unexpected(end)
      this.skipNewlines()
    }
    node.body = this.loopBody()
    return node
  }

  protected emptyList(token: Token): List {
    return { kind: 'list', items: [], ...this.at(token) }
  }

  protected arithmeticFor(token: Token, expression: string): ArithmeticFor {
    const pieces = splitExpressions(expression)
    if (pieces.length !== 3) {
      const message = pieces.length > 3 ? "syntax error: `;' unexpected" : 'syntax error: arithmetic expression required'
      throw new ScriptError(message, this.line, { mistake: `((${expression}))` })
    }
    const next = this.peek()
    if (next.type === 'operator' && next.text === ';') this.take()
    this.skipNewlines()
    const [start = '', test = '', step = ''] = pieces
    return { kind: 'arithmetic-for', start, test, step, body: this.loopBody(), ...this.at(token) }
  }

  protected caseCommand(token: Token): Case {
    this.take()
    const subject = this.peek()
    if (subject.type !== 'word') this.unexpected(subject)
    this.take()
    const node: Case = { kind: 'case', subject: this.word(subject), clauses: [], ...this.at(token) }
    this.skipNewlines()
    this.expectWord('in')
    for (;;) {
      this.skipNewlines()
      let next = this.peek()
      if (next.type === 'word' && next.text === 'esac') break
      if (next.type === 'operator' && next.text === '(') {
        this.take()
        next = this.peek()
      }
      const patterns: Word[] = []
      for (;;) {
        const pattern = this.peek()
        if (pattern.type !== 'word' && pattern.type !== 'number') this.unexpected(pattern)
        patterns.push(this.word(this.take()))
        const separator = this.peek()
        if (separator.type !== 'operator' || separator.text !== '|') break
        this.take()
      }
      this.expectOperator(')')
      const body = this.list(true)
      const end = this.peek()
      const clause = { patterns, body: body.items.length > 0 ? body : undefined, end: ';;' as ';;' | ';&' | ';;&' }
      node.clauses.push(clause)
      if (end.type === 'operator' && (end.text === ';;' || end.text === ';&' || end.text === ';;&')) {
        clause.end = end.text
        this.take()
      } else if (end.type !== 'word' || end.text !== 'esac') this.unexpected(end)
    }
    this.expectWord('esac')
    return node
  }

  protected functionKeyword(token: Token): CommandNode {
    this.take()
    const name = this.peek()
    if (name.type !== 'word') this.unexpected(name)
    this.take()
    let next = this.peek()
    if (next.type === 'operator' && next.text === '(' && /^\([ \t]*\)/.test(this.source.slice(next.start))) {
      this.take()
      this.expectOperator(')')
    }
    this.skipNewlines()
    next = this.peek()
    return { kind: 'function', name: name.text, keyword: true, body: this.functionBody(), ...this.at(token) }
  }

  /** POSIX mode wants an identifier, and none of its special builtins. */
  protected checkFunctionName(name: string, line: number): void {
    if (this.options.posix?.() !== true) return
    if (specialBuiltins.has(name)) throw new ScriptError(`\`${name}': is a special builtin`, line)
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new ScriptError(`\`${name}': not a valid identifier`, line)
  }

  protected functionBody(): CommandNode {
    this.skipNewlines()
    const token = this.peekCommandWord()
    let node: CommandNode | undefined
    if (token.type === 'operator' && token.text === '(') node = this.parenthesis(token)
    else if (token.type === 'word') node = this.reservedCommand(token)
    if (!node) return this.unexpected(token)
    return this.compound(token, node)
  }

  protected coprocess(token: Token): Coprocess {
    this.take()
    const first = this.peekCommandWord()
    const starts = (candidate: Token) =>
      (candidate.type === 'operator' && candidate.text === '(') ||
      (candidate.type === 'word' && /^(\{|if|while|until|for|select|case|\[\[)$/.test(candidate.text))
    if (starts(first) || first.type !== 'word') return { kind: 'coproc', name: 'COPROC', body: this.command(), ...this.at(token) }
    const saved = this.save()
    this.take()
    const second = this.peek()
    if (starts(second)) return { kind: 'coproc', name: first.text, body: this.command(), ...this.at(token) }
    this.restore(saved)
    return { kind: 'coproc', name: 'COPROC', body: this.command(), ...this.at(token) }
  }
}
