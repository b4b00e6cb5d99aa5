import { CompoundParser } from './compound-parser.ts'
import { redirectionOperators } from './redirection-parser.ts'
import { reservedWords } from './reserved-words.ts'
import type { Token } from './skipping.ts'
import type { CommandNode, List, SimpleCommand, Word } from './tree.ts'
import { ScriptError } from './tree.ts'

const listEnders = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}'])

const assignmentBuiltins = new Set(['declare', 'typeset', 'local', 'export', 'readonly', 'alias', 'eval', 'let'])

const assignmentPattern = /^[A-Za-z_][A-Za-z0-9_]*(\[.*?\])?\+?=/s

/** Whether bash treats the word as `name=value` where assignments may stand. */
export const isAssignment = (text: string): boolean => {
  const match = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text)
  if (!match) return false
  const rest = text.slice(match[0].length)
  return rest.startsWith('=') || rest.startsWith('+=') || (rest.startsWith('[') && assignmentPattern.test(text))
}

/** Reads a script one complete command at a time, as bash does. */
export class Parser extends CompoundParser {
  protected aliasRegions: { name: string; rest: number }[] = []
  protected aliasAfter = -1
  protected beforeHeres: SimpleCommand | undefined

  /** The commands up to the next newline, undefined at the end. Throws a ScriptError. */
  next(): List | undefined {
    for (;;) {
      const token = this.peek()
      if (token.type === 'eof') return undefined
      if (token.type !== 'newline') break
      this.take()
    }
    const list = this.completeLine()
    return list
  }

  /** After a ScriptError: where reading may go on is the end of the text, as in bash. */
  protected override parseNested(): void {
    const heres = this.pendingHeres
    this.pendingHeres = []
    const list = this.list(true)
    const token = this.peek()
    if (token.text !== ')' || token.type !== 'operator') {
      if (token.type === 'eof') throw new ScriptError("unexpected EOF while looking for matching `)'", this.line)
      this.unexpected(token)
    }
    void list
    this.pendingHeres = heres
  }

  /** The words of an array literal's inside. */
  arrayWords(): Word[] {
    this.arrayMode = true
    this.assignable = false
    const words: Word[] = []
    for (;;) {
      const token = this.take()
      if (token.type === 'eof') return words
      if (token.type === 'newline') continue
      if (token.type === 'operator') this.unexpected(token)
      words.push(this.word(token))
    }
  }

  protected completeLine(): List {
    const list = this.newList()
    for (;;) {
      const command = this.andOr()
      const token = this.peek()
      const background = token.type === 'operator' && token.text === '&'
      list.items.push({ command, background })
      if (background || (token.type === 'operator' && token.text === ';')) {
        this.take()
        const after = this.peek()
        if (after.type === 'newline' || after.type === 'eof') {
          if (after.type === 'newline') this.take()
          return list
        }
        continue
      }
      if (token.type === 'newline') {
        this.take()
        return list
      }
      if (token.type === 'eof') return list
      this.unexpected(token)
    }
  }

  protected newList(): List {
    const token = this.peek()
    return { kind: 'list', items: [], line: token.line, column: token.column, redirections: [] }
  }

  protected skipNewlines(): void {
    while (this.peek().type === 'newline') this.take()
  }

  /** A list inside a compound command, up to a word or operator that ends it. */
  protected list(mayBeEmpty = false): List {
    this.skipNewlines()
    const list = this.newList()
    for (;;) {
      const first = this.peekCommandWord()
      if (this.endsList(first)) {
        if (list.items.length === 0 && !mayBeEmpty) this.unexpected(first)
        return list
      }
      const command = this.andOr()
      const token = this.peek()
      const background = token.type === 'operator' && token.text === '&'
      list.items.push({ command, background })
      if (token.type === 'newline') this.skipNewlines()
      else if (background || (token.type === 'operator' && token.text === ';')) {
        this.take()
        this.skipNewlines()
      } else if (this.endsList(token)) return list
      else this.unexpected(token)
    }
  }

  protected endsList(token: Token): boolean {
    if (token.type === 'eof') return true
    if (token.type === 'word') return listEnders.has(token.text)
    return token.type === 'operator' && (token.text === ')' || token.text === ';;' || token.text === ';&' || token.text === ';;&')
  }

  protected andOr(): CommandNode {
    const first = this.pipeline()
    let token = this.peek()
    if (token.type !== 'operator' || (token.text !== '&&' && token.text !== '||')) return first
    const rest: { operator: '&&' | '||'; command: CommandNode }[] = []
    while (token.type === 'operator' && (token.text === '&&' || token.text === '||')) {
      const operator = token.text
      this.take()
      this.skipNewlines()
      rest.push({ operator, command: this.pipeline() })
      token = this.peek()
    }
    return { kind: 'and-or', first, rest, line: first.line, column: first.column, redirections: [] }
  }

  protected pipeline(): CommandNode {
    let negated = false
    let prefixed = false
    let timed: 'plain' | 'posix' | undefined
    const start = this.peekCommandWord()
    for (;;) {
      const token = this.peekCommandWord()
      if (token.type === 'word' && token.text === '!') {
        this.take()
        negated = !negated
        prefixed = true
      } else if (token.type === 'word' && token.text === 'time') {
        this.take()
        timed = 'plain'
        prefixed = true
        const option = this.peek()
        if (option.type === 'word' && option.text === '-p') {
          this.take()
          timed = 'posix'
        }
        if (this.peek().type === 'word' && this.peek().text === '--') this.take()
      } else break
    }
    const place = { line: start.line, column: start.column, redirections: [] }
    if (prefixed && this.endsPipeline(this.peek())) return { kind: 'pipeline', commands: [], negated, timed, both: [], ...place }
    const first = this.command()
    if (!this.isPipe(this.peek()) && !prefixed) return first
    const commands = [first]
    const both: boolean[] = [false]
    while (this.isPipe(this.peek())) {
      both.push(this.take().text === '|&')
      this.skipNewlines()
      const token = this.peekCommandWord()
      if (token.type === 'word' && (token.text === '!' || token.text === 'time')) {
        if (token.text === '!') this.unexpected(token)
        commands.push(this.pipeline())
      } else commands.push(this.command())
    }
    return { kind: 'pipeline', commands, negated, timed, both, ...place }
  }

  protected isPipe(token: Token): boolean {
    return token.type === 'operator' && (token.text === '|' || token.text === '|&')
  }

  protected endsPipeline(token: Token): boolean {
    return token.type === 'newline' || token.type === 'eof' || (token.type === 'operator' && /^(;|&|&&|\|\||\)|;;)$/.test(token.text))
  }

  /** The next token, aliases expanded, where a command may start. */
  protected peekCommandWord(): Token {
    for (;;) {
      const token = this.peek()
      if (!this.expandAlias(token)) return token
    }
  }

  protected expandAlias(token: Token): boolean {
    const lookup = this.options.alias
    if (!lookup || token.type !== 'word' || this.nesting > 0 || /[\\'"$`]/.test(token.text)) return false
    const value = lookup(token.text)
    if (value === undefined) return false
    const length = this.source.length
    this.aliasRegions = this.aliasRegions.filter((region) => length - token.start > region.rest)
    if (this.aliasRegions.some((region) => region.name === token.text)) return false
    const after = this.source.slice(token.end)
    this.rewind(token)
    this.source = this.source.slice(0, token.start) + value + after
    this.aliasRegions.push({ name: token.text, rest: after.length })
    if (/[ \t]$/.test(value)) this.aliasAfter = after.length
    return true
  }

  protected command(): CommandNode {
    const token = this.peekCommandWord()
    if (token.type === 'operator' && token.text === '(') return this.compound(token, this.parenthesis(token))
    if (token.type === 'word') {
      const compound = this.reservedCommand(token)
      if (compound) return this.compound(token, compound)
      if (token.text === 'coproc') return this.coprocess(token)
      if (token.text === 'function') return this.functionKeyword(token)
      if (reservedWords.has(token.text) && token.text !== 'in' && token.text !== ']]' && token.text !== 'time') this.unexpected(token)
      return this.simple(token)
    }
    if (token.type === 'number' || (token.type === 'operator' && redirectionOperators.has(token.text))) return this.simple(token)
    return this.unexpected(token)
  }

  protected compound(_token: Token, node: CommandNode): CommandNode {
    this.redirections(node.redirections)
    return node
  }

  protected simple(token: Token): CommandNode {
    const node: SimpleCommand = { kind: 'simple', assignments: [], words: [], ...this.at(token) }
    this.assignable = true
    let elements = 0
    for (;;) {
      const first = node.words.length === 0
      const next = first && node.assignments.length > 0 ? this.peekCommandWord() : this.peekAfterAlias()
      // bash numbers a command by the line it had reached when it saw the second token.
      if (++elements === 2) {
        node.line = next.type === 'newline' || next.type === 'eof' ? next.line : this.line
        if (next.type === 'newline' && this.pendingHeres.length > 0) this.beforeHeres = node
      }
      if (this.startsRedirection(next)) {
        node.redirections.push(this.redirection())
        continue
      }
      if (next.type !== 'word') {
        if (
          next.type === 'operator' &&
          next.text === '(' &&
          node.words.length === 1 &&
          node.assignments.length === 0 &&
          node.redirections.length === 0
        ) {
          const definition = this.functionDefinition(token, node)
          if (definition) return definition
        }
        break
      }
      if (first && isAssignment(next.text)) {
        this.take()
        node.assignments.push(this.word(next))
        continue
      }
      this.assignable = assignmentBuiltins.has(first ? next.text : (node.words[0]?.text ?? ''))
      this.take()
      node.words.push(this.word(next))
      this.assignable = assignmentBuiltins.has(node.words[0]?.text ?? '')
    }
    this.assignable = true
    return node
  }

  protected peekAfterAlias(): Token {
    for (;;) {
      const token = this.peek()
      if (this.aliasAfter < 0 || token.type !== 'word') return token
      const rest = this.source.length - token.start
      if (rest > this.aliasAfter) return token
      this.aliasAfter = -1
      if (!this.expandAlias(token)) return token
    }
  }

  protected functionDefinition(token: Token, node: SimpleCommand): CommandNode | undefined {
    const open = this.peek()
    void open
    this.take()
    this.expectOperator(')')
    this.assignable = true
    const name = node.words[0]?.text ?? ''
    this.checkFunctionName(name, token.line)
    return { kind: 'function', name, keyword: false, body: this.functionBody(), ...this.at(token) }
  }

  protected override newlineTaken(): void {
    const pending = this.pendingHeres
    if (pending.length === 0) return
    this.pendingHeres = []
    for (const { redirection, strip } of pending) if (redirection.here) this.readHere(redirection.here, strip)
    // The line that bash has reached when it has seen the command's end.
    if (this.beforeHeres) this.beforeHeres.line = this.line - 1
    this.beforeHeres = undefined
  }
}
