import { decodeAnsi } from './ansi.ts'
import { Lexer, type Token } from './lexer.ts'
import type {
  ArithmeticFor,
  Case,
  CommandNode,
  Condition,
  Coprocess,
  For,
  HereDocument,
  If,
  List,
  Redirection,
  RedirectionOperator,
  SimpleCommand,
  Word,
} from './tree.ts'
import { ScriptError } from './tree.ts'

const reserved = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'case',
  'esac',
  'while',
  'until',
  'for',
  'select',
  'in',
  'function',
  'time',
  '{',
  '}',
  '!',
  '[[',
  ']]',
  'coproc',
])
const specialBuiltins = new Set(': . break continue eval exec exit export readonly return set shift source times trap unset'.split(' '))
const listEnders = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}'])
const redirectionOperators = new Set(['<', '>', '>>', '>|', '<>', '<&', '>&', '&>', '&>>', '<<', '<<-', '<<<'])
const assignmentBuiltins = new Set(['declare', 'typeset', 'local', 'export', 'readonly', 'alias', 'eval', 'let'])
const assignmentPattern = /^[A-Za-z_][A-Za-z0-9_]*(\[.*?\])?\+?=/s
const unaryTests = /^-[abcdefghknoprstuvwxzGLNORS]$/
const binaryTests = new Set(['==', '=', '!=', '<', '>', '=~', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef'])

/** Whether bash treats the word as `name=value` where assignments may stand. */
export const isAssignment = (text: string): boolean => {
  const match = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text)
  if (!match) return false
  const rest = text.slice(match[0].length)
  return rest.startsWith('=') || rest.startsWith('+=') || (rest.startsWith('[') && assignmentPattern.test(text))
}

export interface ParserOptions {
  /** Line number of the first line. */
  line?: number
  alias?: ((name: string) => string | undefined) | undefined
  extendedGlob?: (() => boolean) | undefined
  posix?: (() => boolean) | undefined
  warn?: ((line: number, message: string) => void) | undefined
}

/** Reads a script one complete command at a time, as bash does. */
export class Parser extends Lexer {
  private pendingHeres: { redirection: Redirection; strip: boolean }[] = []
  private aliasRegions: { name: string; rest: number }[] = []
  private aliasAfter = -1
  private conditionLine = 1
  private beforeHeres: SimpleCommand | undefined

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

  private completeLine(): List {
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

  private newList(): List {
    const token = this.peek()
    return { kind: 'list', items: [], line: token.line, column: token.column, redirections: [] }
  }

  private skipNewlines(): void {
    while (this.peek().type === 'newline') this.take()
  }

  /** A list inside a compound command, up to a word or operator that ends it. */
  private list(mayBeEmpty = false): List {
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

  private endsList(token: Token): boolean {
    if (token.type === 'eof') return true
    if (token.type === 'word') return listEnders.has(token.text)
    return token.type === 'operator' && (token.text === ')' || token.text === ';;' || token.text === ';&' || token.text === ';;&')
  }

  private andOr(): CommandNode {
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

  private pipeline(): CommandNode {
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

  private isPipe(token: Token): boolean {
    return token.type === 'operator' && (token.text === '|' || token.text === '|&')
  }

  private endsPipeline(token: Token): boolean {
    return token.type === 'newline' || token.type === 'eof' || (token.type === 'operator' && /^(;|&|&&|\|\||\)|;;)$/.test(token.text))
  }

  /** The next token, aliases expanded, where a command may start. */
  private peekCommandWord(): Token {
    for (;;) {
      const token = this.peek()
      if (!this.expandAlias(token)) return token
    }
  }

  private expandAlias(token: Token): boolean {
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

  private command(): CommandNode {
    const token = this.peekCommandWord()
    if (token.type === 'operator' && token.text === '(') return this.compound(token, this.parenthesis(token))
    if (token.type === 'word') {
      const compound = this.reservedCommand(token)
      if (compound) return this.compound(token, compound)
      if (token.text === 'coproc') return this.coprocess(token)
      if (token.text === 'function') return this.functionKeyword(token)
      if (reserved.has(token.text) && token.text !== 'in' && token.text !== ']]' && token.text !== 'time') this.unexpected(token)
      return this.simple(token)
    }
    if (token.type === 'number' || (token.type === 'operator' && redirectionOperators.has(token.text))) return this.simple(token)
    return this.unexpected(token)
  }

  private compound(_token: Token, node: CommandNode): CommandNode {
    this.redirections(node.redirections)
    return node
  }

  private redirections(into: Redirection[]): void {
    for (;;) {
      const token = this.peek()
      if (!this.startsRedirection(token)) return
      into.push(this.redirection())
    }
  }

  private startsRedirection(token: Token): boolean {
    if (token.type === 'number') return true
    if (token.type === 'operator') return redirectionOperators.has(token.text)
    return token.type === 'word' && token.variableRedirection === true
  }

  private reservedCommand(token: Token): CommandNode | undefined {
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

  private at(token: Token): { line: number; column: number; redirections: Redirection[] } {
    return { line: token.line, column: token.column, redirections: [] }
  }

  private expectWord(text: string): Token {
    const token = this.peek()
    if (token.type !== 'word' || token.text !== text) this.unexpected(token)
    return this.take()
  }

  private expectOperator(text: string): void {
    const token = this.peek()
    if (token.type !== 'operator' || token.text !== text) this.unexpected(token)
    this.take()
  }

  private group(token: Token): CommandNode {
    this.take()
    const body = this.list()
    this.expectWord('}')
    return { kind: 'group', body, ...this.at(token) }
  }

  private parenthesis(token: Token): CommandNode {
    if (this.source[token.end] === '(') {
      const expression = this.arithmeticCommand(token)
      if (expression !== undefined) return { kind: 'arithmetic', expression, ...this.at(token) }
    }
    this.take()
    const body = this.list()
    this.expectOperator(')')
    return { kind: 'subshell', body, ...this.at(token) }
  }

  private ifCommand(token: Token): If {
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

  private whileCommand(token: Token): CommandNode {
    this.take()
    const kind = token.text === 'while' ? 'while' : 'until'
    const condition = this.list()
    return { kind, condition, body: this.doGroup(), ...this.at(token) }
  }

  private doGroup(): List {
    this.expectWord('do')
    const body = this.list()
    this.expectWord('done')
    return body
  }

  private loopBody(): List {
    const token = this.peek()
    if (token.type === 'word' && token.text === '{') {
      this.take()
      const body = this.list()
      this.expectWord('}')
      return body
    }
    return this.doGroup()
  }

  private forCommand(token: Token): CommandNode {
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

  private emptyList(token: Token): List {
    return { kind: 'list', items: [], ...this.at(token) }
  }

  private arithmeticFor(token: Token, expression: string): ArithmeticFor {
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

  private caseCommand(token: Token): Case {
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

  private functionKeyword(token: Token): CommandNode {
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
  private checkFunctionName(name: string, line: number): void {
    if (this.options.posix?.() !== true) return
    if (specialBuiltins.has(name)) throw new ScriptError(`\`${name}': is a special builtin`, line)
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new ScriptError(`\`${name}': not a valid identifier`, line)
  }

  private functionBody(): CommandNode {
    this.skipNewlines()
    const token = this.peekCommandWord()
    let node: CommandNode | undefined
    if (token.type === 'operator' && token.text === '(') node = this.parenthesis(token)
    else if (token.type === 'word') node = this.reservedCommand(token)
    if (!node) return this.unexpected(token)
    return this.compound(token, node)
  }

  private coprocess(token: Token): Coprocess {
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

  private simple(token: Token): CommandNode {
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

  private peekAfterAlias(): Token {
    for (;;) {
      const token = this.peek()
      if (this.aliasAfter < 0 || token.type !== 'word') return token
      const rest = this.source.length - token.start
      if (rest > this.aliasAfter) return token
      this.aliasAfter = -1
      if (!this.expandAlias(token)) return token
    }
  }

  private functionDefinition(token: Token, node: SimpleCommand): CommandNode | undefined {
    const open = this.peek()
    void open
    this.take()
    this.expectOperator(')')
    this.assignable = true
    const name = node.words[0]?.text ?? ''
    this.checkFunctionName(name, token.line)
    return { kind: 'function', name, keyword: false, body: this.functionBody(), ...this.at(token) }
  }

  private redirection(): Redirection {
    let descriptor: number | undefined
    let variable: string | undefined
    let token = this.take()
    if (token.type === 'number') {
      descriptor = Number(token.text)
      token = this.take()
    } else if (token.type === 'word') {
      variable = token.text.slice(1, -1)
      token = this.take()
    }
    const operator = token.text as RedirectionOperator
    const target = this.peek()
    if (target.type !== 'word' && target.type !== 'number') this.unexpected(target)
    this.take()
    const node: Redirection = { operator, descriptor, variable, target: this.word(target), here: undefined }
    if (operator === '<<' || operator === '<<-') {
      const quoted = /[\\'"]/.test(target.text)
      const here: HereDocument = { delimiter: removeQuotes(target.text), quoted, body: '', line: target.line }
      node.here = here
      this.pendingHeres.push({ redirection: node, strip: operator === '<<-' })
    }
    return node
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

  private readHere(here: HereDocument, strip: boolean): void {
    const lines: string[] = []
    for (;;) {
      if (this.position >= this.source.length) {
        const ended = this.line - (this.source.endsWith('\n') ? 1 : 0)
        this.options.warn?.(ended, `here-document at line ${here.line} delimited by end-of-file (wanted \`${here.delimiter}')`)
        break
      }
      const from = this.position
      const line = this.logicalLine(here.quoted, strip)
      if (line === here.delimiter) break
      // Inside $( ) bash also accepts the delimiter glued to the closing parenthesis.
      if (this.nesting > 0 && line.startsWith(`${here.delimiter})`)) {
        this.position = this.source.indexOf(`${here.delimiter})`, from) + here.delimiter.length
        if (this.source[this.position - 1] !== '\n') this.line--
        break
      }
      lines.push(`${line}\n`)
    }
    here.body = lines.join('')
  }

  /** One line of a here-document; outside of quotes a backslash at its end joins the next one. */
  private logicalLine(quoted: boolean, strip: boolean): string {
    let out = ''
    for (;;) {
      const found = this.source.indexOf('\n', this.position)
      const end = found < 0 ? this.source.length : found
      let line = this.source.slice(this.position, end)
      if (strip && out === '') line = line.replace(/^\t+/, '')
      this.position = found < 0 ? end : end + 1
      if (found >= 0) this.line++
      if (quoted || found < 0 || !/(^|[^\\])(\\\\)*\\$/.test(line)) return out + line
      out += line.slice(0, -1)
    }
  }

  // [[ … ]]

  private conditional(token: Token): CommandNode {
    this.take()
    this.inCondition = true
    this.conditionLine = token.line
    try {
      const expression = this.conditionOr()
      this.skipNewlines()
      const end = this.peek()
      if (end.type !== 'word' || end.text !== ']]') this.conditionError(end)
      this.inCondition = false
      this.take()
      return { kind: 'conditional', expression, ...this.at(token) }
    } finally {
      this.inCondition = false
    }
  }

  /** A mistake in `[[ ]]` ends the script with the status it has. */
  private refuse(message: string, line: number): never {
    throw new ScriptError(message, line, { status: 'kept' })
  }

  private conditionError(token: Token): never {
    if (token.type === 'eof') throw new ScriptError("unexpected EOF while looking for `]]'", this.conditionLine)
    const shown = shownToken(token)
    return this.refuse(`syntax error in conditional expression${shown === undefined ? '' : `: unexpected token \`${shown}'`}`, token.line)
  }

  private conditionOr(): Condition {
    let left = this.conditionAnd()
    for (;;) {
      this.skipNewlines()
      const token = this.peek()
      if (token.type !== 'operator' || token.text !== '||') return left
      this.take()
      left = { kind: 'or', left, right: this.conditionAnd() }
    }
  }

  private conditionAnd(): Condition {
    let left = this.conditionTerm()
    for (;;) {
      this.skipNewlines()
      const token = this.peek()
      if (token.type !== 'operator' || token.text !== '&&') return left
      this.take()
      left = { kind: 'and', left, right: this.conditionTerm() }
    }
  }

  private conditionTerm(): Condition {
    this.skipNewlines()
    const token = this.peek()
    if (token.type === 'operator' && token.text === '(') {
      this.take()
      const operand = this.conditionOr()
      this.skipNewlines()
      const end = this.peek()
      if (end.type !== 'operator' || end.text !== ')') this.refuse(`unexpected token \`${end.text}', expected \`)'`, end.line)
      this.take()
      return { kind: 'group', operand }
    }
    if (token.type === 'eof') this.conditionError(token)
    if (token.type !== 'word' && token.type !== 'number')
      this.refuse(`unexpected token \`${token.text}' in conditional command`, token.line)
    if (token.text === ']]') this.refuse('', token.line)
    this.take()
    if (token.text === '!') return { kind: 'not', operand: this.conditionTerm() }
    const next = this.peek()
    if (unaryTests.test(token.text) && !(binaryTests.has(next.text) && this.binaryFollows(next))) {
      if ((next.type !== 'word' && next.type !== 'number') || next.text === ']]') {
        const shown = shownToken(next) ?? next.text
        this.refuse(`unexpected argument \`${shown}' to conditional unary operator`, next.line)
      }
      this.take()
      return { kind: 'unary', operator: token.text, operand: this.word(next) }
    }
    if ((next.type === 'word' || next.type === 'operator') && binaryTests.has(next.text)) return this.binaryCondition(token, next)
    const ended = next.text === ']]' || (next.type === 'operator' && (next.text === '&&' || next.text === '||' || next.text === ')'))
    if (ended) return { kind: 'word', operand: this.word(token) }
    const shown = shownToken(next)
    return this.refuse(
      shown === undefined ? 'conditional binary operator expected' : `unexpected token \`${shown}', conditional binary operator expected`,
      next.line,
    )
  }

  private binaryFollows(token: Token): boolean {
    return !/^[ \t]*(\]\]|&&|\|\||\))/.test(this.source.slice(token.end, token.end + 40))
  }

  private binaryCondition(left: Token, operator: Token): Condition {
    this.take()
    if (operator.text === '=~') this.regularExpression = true
    this.patternOperand = operator.text === '==' || operator.text === '!=' || operator.text === '='
    const right = this.peek()
    this.regularExpression = false
    this.patternOperand = false
    if ((right.type !== 'word' && right.type !== 'number') || right.text === ']]') {
      const shown = right.type === 'eof' ? undefined : (shownToken(right) ?? right.text)
      this.refuse(`unexpected argument${shown === undefined ? '' : ` \`${shown}'`} to conditional binary operator`, right.line)
    }
    this.take()
    return { kind: 'binary', operator: operator.text, left: this.word(left), right: this.word(right) }
  }

  private word(token: Token): Word {
    return { text: token.text, line: token.line, column: token.column }
  }
}

/** How messages about conditions name a token; words go without. */
const shownToken = (token: Token): string | undefined =>
  token.type === 'newline' ? 'newline' : token.type === 'operator' ? token.text : undefined

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

/** What stays of a here-document's delimiter when quotes are removed. */
function removeQuotes(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c === '\\') out += text[++i] ?? ''
    else if (c === "'") {
      const end = text.indexOf("'", i + 1)
      out += text.slice(i + 1, end)
      i = end
    } else if (c === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) out += text[i] === '\\' && /[\\"$`]/.test(text[i + 1] ?? '') ? text[++i] : text[i]
    } else if (c === '$' && text[i + 1] === "'") {
      let end = i + 2
      while (end < text.length && text[end] !== "'") end += text[end] === '\\' ? 2 : 1
      out += decodeAnsi(text.slice(i + 2, end))
      i = end
    } else if (c === '$' && text[i + 1] === '"') continue
    else out += c
  }
  return out
}
