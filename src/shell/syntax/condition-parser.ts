import { RedirectionParser } from './redirection-parser.ts'
import type { Token } from './skipping.ts'
import type { CommandNode, Condition } from './tree.ts'
import { ScriptError } from './tree.ts'

const unaryTests = /^-[abcdefghknoprstuvwxzGLNORS]$/

const binaryTests = new Set(['==', '=', '!=', '<', '>', '=~', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef'])

/** How messages about conditions name a token; words go without. */
const shownToken = (token: Token): string | undefined =>
  token.type === 'newline' ? 'newline' : token.type === 'operator' ? token.text : undefined

/** Reads what stands between `[[` and `]]`. */
export abstract class ConditionParser extends RedirectionParser {
  protected conditionLine = 1

  // [[ … ]]
  protected conditional(token: Token): CommandNode {
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
  protected refuse(message: string, line: number): never {
    throw new ScriptError(message, line, { status: 'kept' })
  }

  protected conditionError(token: Token): never {
    if (token.type === 'eof') throw new ScriptError("unexpected EOF while looking for `]]'", this.conditionLine)
    const shown = shownToken(token)
    return this.refuse(`syntax error in conditional expression${shown === undefined ? '' : `: unexpected token \`${shown}'`}`, token.line)
  }

  protected conditionOr(): Condition {
    let left = this.conditionAnd()
    for (;;) {
      this.skipNewlines()
      const token = this.peek()
      if (token.type !== 'operator' || token.text !== '||') return left
      this.take()
      left = { kind: 'or', left, right: this.conditionAnd() }
    }
  }

  protected conditionAnd(): Condition {
    let left = this.conditionTerm()
    for (;;) {
      this.skipNewlines()
      const token = this.peek()
      if (token.type !== 'operator' || token.text !== '&&') return left
      this.take()
      left = { kind: 'and', left, right: this.conditionTerm() }
    }
  }

  protected conditionTerm(): Condition {
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

  protected binaryFollows(token: Token): boolean {
    return !/^[ \t]*(\]\]|&&|\|\||\))/.test(this.source.slice(token.end, token.end + 40))
  }

  protected binaryCondition(left: Token, operator: Token): Condition {
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

  protected abstract skipNewlines(): void
}
