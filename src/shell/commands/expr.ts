import type { Command } from '../process/command.ts'
import { posixPattern } from './posix-pattern.ts'
import { inLocale, quotedWord } from './quoting.ts'
import { characters } from './tool.ts'

class Mistake extends Error {}

/** The value of an expression in separate words, as strings. */
class Expression {
  private at = 0
  private readonly words: readonly string[]
  private readonly utf8: boolean
  constructor(words: readonly string[], utf8: boolean) {
    this.words = words
    this.utf8 = utf8
  }

  value(): string {
    if (this.words.length === 0) throw new Mistake('missing operand')
    const value = this.or()
    if (this.at < this.words.length) throw new Mistake(`syntax error: unexpected argument ${quotedWord(this.words[this.at] ?? '')}`)
    return value
  }

  private is(...operators: string[]): string | undefined {
    const word = this.words[this.at]
    if (word === undefined || !operators.includes(word)) return undefined
    this.at++
    return word
  }

  private or(): string {
    let left = this.and()
    while (this.is('|')) {
      const right = this.and()
      left = truthy(left) ? left : truthy(right) ? right : '0'
    }
    return left
  }

  private and(): string {
    let left = this.compare()
    while (this.is('&')) {
      const right = this.compare()
      left = truthy(left) && truthy(right) ? left : '0'
    }
    return left
  }

  private compare(): string {
    let left = this.sum()
    for (
      let operator = this.is('<', '<=', '=', '==', '!=', '>=', '>');
      operator;
      operator = this.is('<', '<=', '=', '==', '!=', '>=', '>')
    ) {
      const right = this.sum()
      const numbers = isInteger(left) && isInteger(right)
      const [a, b] = numbers ? [BigInt(left), BigInt(right)] : [left, right]
      const holds =
        operator === '<'
          ? a < b
          : operator === '<='
            ? a <= b
            : operator === '>'
              ? a > b
              : operator === '>='
                ? a >= b
                : (a === b) === (operator !== '!=')
      left = holds ? '1' : '0'
    }
    return left
  }

  private sum(): string {
    let left = this.product()
    for (let operator = this.is('+', '-'); operator; operator = this.is('+', '-')) {
      const right = number(this.product())
      left = String(operator === '+' ? number(left) + right : number(left) - right)
    }
    return left
  }

  private product(): string {
    let left = this.match()
    for (let operator = this.is('*', '/', '%'); operator; operator = this.is('*', '/', '%')) {
      const right = number(this.match())
      if (right === 0n && operator !== '*') throw new Mistake('division by zero')
      const value = number(left)
      left = String(operator === '*' ? value * right : operator === '/' ? value / right : value % right)
    }
    return left
  }

  private match(): string {
    let left = this.primary()
    while (this.is(':')) left = this.matched(left, this.primary())
    return left
  }

  private matched(text: string, pattern: string): string {
    const found = new RegExp(`^(?:${posixPattern(pattern, 'basic')})`, 's').exec(text)
    if (/\\\(/.test(pattern)) return found?.[1] ?? ''
    return String(found ? characters(found[0], this.utf8).length : 0)
  }

  private primary(): string {
    const word = this.words[this.at++]
    if (word === undefined) throw new Mistake(`syntax error: missing argument after ${quotedWord(this.words.at(-1) ?? '')}`)
    if (word === '+') return this.words[this.at++] ?? ''
    if (word === '(') {
      const value = this.or()
      if (!this.is(')')) {
        const next = this.words[this.at]
        throw new Mistake(
          next === undefined
            ? `syntax error: expecting ')' after ${quotedWord(this.words.at(-1) ?? '')}`
            : `syntax error: expecting ')' instead of ${quotedWord(next)}`,
        )
      }
      return value
    }
    if (word === ')') throw new Mistake("syntax error: unexpected ')'")
    if (this.at >= this.words.length) return word
    if (word === 'match') return this.matched(this.primary(), this.primary())
    if (word === 'length') return String(characters(this.primary(), this.utf8).length)
    if (word === 'index') {
      const text = characters(this.primary(), this.utf8)
      const wanted = characters(this.primary(), this.utf8)
      return String(text.findIndex((c) => wanted.includes(c)) + 1)
    }
    if (word !== 'substr') return word
    const text = characters(this.primary(), this.utf8)
    const [from, length] = [this.primary(), this.primary()]
    if (!isInteger(from) || !isInteger(length) || Number(from) < 1 || Number(length) < 1) return ''
    return text.slice(Number(from) - 1, Number(from) - 1 + Number(length)).join('')
  }
}

const isInteger = (text: string): boolean => /^-?\d+$/.test(text)
const truthy = (text: string): boolean => text !== '' && !/^-?0+$/.test(text)

function number(text: string): bigint {
  if (!isInteger(text)) throw new Mistake('non-integer argument')
  return BigInt(text)
}

/** Evaluates an expression; status 1 when it is empty or 0, 2 when it is wrong. */
export const expr: Command = function* ({ args, stdout, stderr, locale }) {
  try {
    const value = new Expression(args[0] === '--' ? args.slice(1) : args, locale.utf8).value()
    yield* stdout.write(`${value}\n`)
    return truthy(value) ? 0 : 1
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    yield* stderr.write(`expr: ${inLocale(error.message, locale.utf8)}\n`)
    if (error.message === 'missing operand') yield* stderr.write("Try 'expr --help' for more information.\n")
    return 2
  }
}
