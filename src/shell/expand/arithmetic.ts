import { apply } from './arithmetic-operators.ts'
import { ArithmeticError, type ArithmeticScope, safe, type Value } from './arithmetic-scope.ts'
import { type Node, parse } from './arithmetic-tree.ts'
import { Stepwise } from './stepwise.ts'

const integer = /^[ \t\n]*[-+]?(0|[1-9][0-9]{0,14})[ \t\n]*$/

function variableValue(scope: ArithmeticScope, name: string, subscript: string | undefined, depth: number): Value {
  const text = scope.get(name, subscript)
  if (text === undefined || text === '') return 0
  if (integer.test(text)) return Number(text)
  if (depth >= 1024) throw new ArithmeticError(`${text}: expression recursion level exceeded (error token is "${text}")`)
  return evaluateNode(parse(text), scope, depth + 1)
}

const failAt =
  (at: string) =>
  (message: string): never => {
    throw new ArithmeticError(`${message} (error token is "${at}")`)
  }

function evaluateNode(node: Node, scope: ArithmeticScope, depth: number): Value {
  switch (node.kind) {
    case 'number':
      return node.value
    case 'variable':
      return variableValue(scope, node.name, node.subscript, depth)
    case 'binary': {
      const left = evaluateNode(node.left, scope, depth)
      return apply(node.operator, left, evaluateNode(node.right, scope, depth), failAt(node.at))
    }
    case 'unary': {
      const value = evaluateNode(node.operand, scope, depth)
      if (node.operator === '!') return value === 0 ? 1 : 0
      if (node.operator === '-') return typeof value === 'number' ? 0 - value : safe(-value)
      if (node.operator === '~') return typeof value === 'number' ? -1 - value : safe(~value)
      return value
    }
    case 'assign': {
      // bash evaluates the right side first and reads the variable's old value before it.
      const old = node.operator === '' ? 0 : evaluateNode(node.target, scope, depth)
      const right = evaluateNode(node.value, scope, depth)
      const value = node.operator === '' ? right : apply(node.operator, old, right, failAt(node.at))
      scope.set(node.target.name, node.target.subscript, String(value))
      return value
    }
    case 'step': {
      const old = evaluateNode(node.target, scope, depth)
      const value = apply(node.operator === '++' ? '+' : '-', old, 1, failAt(''))
      scope.set(node.target.name, node.target.subscript, String(value))
      return node.prefix ? value : old
    }
    case 'conditional':
      return evaluateNode(evaluateNode(node.test, scope, depth) !== 0 ? node.yes : node.no, scope, depth)
    case 'and':
      return evaluateNode(node.left, scope, depth) !== 0 && evaluateNode(node.right, scope, depth) !== 0 ? 1 : 0
    case 'or':
      return evaluateNode(node.left, scope, depth) !== 0 || evaluateNode(node.right, scope, depth) !== 0 ? 1 : 0
    case 'comma':
      evaluateNode(node.left, scope, depth)
      return evaluateNode(node.right, scope, depth)
    case 'text': {
      const value = (name: string, subscript: string | undefined) => BigInt(variableValue(scope, name, subscript, depth))
      return safe(new Stepwise(node.text, { value, set: (name, subscript, text) => scope.set(name, subscript, text) }).value())
    }
  }
}

/** The value of an expression. Throws an ArithmeticError with bash's words ("1/0: division by 0 (error token is "0")"). */
export function evaluate(text: string, scope: ArithmeticScope): Value {
  if (integer.test(text)) return Number(text)
  try {
    return evaluateNode(parse(text), scope, 0)
  } catch (error) {
    if (error instanceof ArithmeticError && /^(division|exponent)/.test(error.message))
      throw new ArithmeticError(`${text.replace(/^[ \t\n]+/, '')}: ${error.message}`)
    if (error instanceof RangeError) throw new ArithmeticError(`${text}: expression recursion level exceeded (error token is "${text}")`)
    throw error
  }
}
