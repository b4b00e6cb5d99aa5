import { expect, test } from 'vitest'
import { jsonError } from './json-error.ts'

test.each([
  ['', 1, 1, 'end'],
  ['{"name":"Ada"', 1, 14, 'end'],
  ['{\n  "a": 1,\n}', 3, 1, '}'],
  ['[1, 2,]', 1, 7, ']'],
  ["{'a': 1}", 1, 2, "'"],
  ['{"a": undefined}', 1, 7, 'undefined'],
  ['{"a": 1} x', 1, 10, 'x'],
  ['{"a" 1}', 1, 2, '"'],
  ['"a\tb"', 1, 1, '"'],
  ['01', 1, 2, '1'],
  ['[1 2]', 1, 4, '2'],
  ['é', 1, 1, 'é'],
])('%j stops being JSON at line %i, column %i', (text, line, column, found) => {
  expect(jsonError(text)).toEqual({ line, column, found })
})

test.each(['{}', '[]', '[[],{"a":[]}]', '"\\u00e9\\n"', '-0.5e+3', ' \r\n null ', '"\u007f"', '[{"a":1},"b",true]'])(
  '%j is JSON',
  (text) => {
    expect(jsonError(text)).toBeUndefined()
  },
)

test('deep nesting and a megabyte of text are read without a deep stack', () => {
  expect(jsonError('['.repeat(100_000))).toMatchObject({ column: 100_001, found: 'end' })
  expect(jsonError(`{"name":"${'a'.repeat(1_000_000)}",}`)).toMatchObject({ found: '}' })
})
