import type { Builtin } from '../builtins.ts'
import { compareTest, TestError } from '../compare-test.ts'
import { unaryTest } from '../file-tests.ts'
import type { Shell } from '../shell.ts'

const unary = /^-[abcdefghknoprstuvwxzGLNORS]$/
const binary = new Set(['=', '==', '!=', '<', '>', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef'])

class Tester {
  private at = 0
  private readonly shell: Shell
  private readonly args: string[]
  constructor(shell: Shell, args: string[]) {
    this.shell = shell
    this.args = args
  }

  /** POSIX's rules by number of arguments; the grammar beyond four. */
  evaluate(): boolean {
    const { args } = this
    const [a = '', b = '', c = '', d = ''] = args
    switch (args.length) {
      case 0:
        return false
      case 1:
        return a !== ''
      case 2:
        if (a === '!') return b === ''
        if (unary.test(a)) return this.unary(a, b)
        throw new TestError(`${a}: unary operator expected`)
      case 3:
        return this.three(a, b, c)
      case 4:
        if (a === '!') return !this.three(b, c, d)
        if (a === '(' && d === ')') return new Tester(this.shell, [b, c]).evaluate()
        return this.grammar()
      default:
        return this.grammar()
    }
  }

  private unary(operator: string, operand: string): boolean {
    return unaryTest(this.shell, operator, operand)
  }

  private three(a: string, b: string, c: string): boolean {
    if (binary.has(b)) return compareTest(this.shell, b, a, c, false) === 0
    if (b === '-a') return a !== '' && c !== ''
    if (b === '-o') return a !== '' || c !== ''
    if (a === '!') return !new Tester(this.shell, [b, c]).evaluate()
    if (a === '(' && c === ')') return b !== ''
    throw new TestError(`${b}: binary operator expected`)
  }

  private grammar(): boolean {
    const result = this.or()
    if (this.at < this.args.length) throw new TestError('too many arguments')
    return result
  }

  private or(): boolean {
    let result = this.and()
    while (this.args[this.at] === '-o') {
      this.at++
      const right = this.and()
      result = result || right
    }
    return result
  }

  private and(): boolean {
    let result = this.term()
    while (this.args[this.at] === '-a') {
      this.at++
      const right = this.term()
      result = result && right
    }
    return result
  }

  private term(): boolean {
    const a = this.args[this.at]
    if (a === undefined) throw new TestError('argument expected')
    const b = this.args[this.at + 1]
    if (a === '!') {
      this.at++
      return !this.term()
    }
    if (b !== undefined && binary.has(b) && this.at + 2 < this.args.length) {
      const c = this.args[this.at + 2] ?? ''
      this.at += 3
      return compareTest(this.shell, b, a, c, false) === 0
    }
    if (a === '(') {
      this.at++
      const result = this.or()
      if (this.args[this.at] !== ')') throw new TestError("`)' expected")
      this.at++
      return result
    }
    if (unary.test(a) && b !== undefined) {
      this.at += 2
      return this.unary(a, b)
    }
    this.at++
    return a !== ''
  }
}

function test(shell: Shell, args: string[], name: string): number {
  let words = args
  if (name === '[') {
    if (args.at(-1) !== ']') {
      shell.error("[: missing `]'")
      return 2
    }
    words = args.slice(0, -1)
  }
  // The commonest shapes do without the tester.
  if (words.length === 3 && binary.has(words[1] ?? '')) {
    try {
      return compareTest(shell, words[1] ?? '', words[0] ?? '', words[2] ?? '', false)
    } catch (error) {
      return failed(shell, name, error)
    }
  }
  try {
    return new Tester(shell, words).evaluate() ? 0 : 1
  } catch (error) {
    return failed(shell, name, error)
  }
}

function failed(shell: Shell, name: string, error: unknown): number {
  if (!(error instanceof TestError)) throw error
  shell.error(`${name}: ${error.message}`)
  return 2
}

export const testBuiltins: Record<string, Builtin> = {
  test: { now: test },
  '[': { now: test },
  ':': { now: () => 0 },
  true: { now: () => 0 },
  false: { now: () => 1 },
}
