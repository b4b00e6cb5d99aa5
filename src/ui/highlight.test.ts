import { expect, test } from 'vitest'
import { highlight, languageOf } from './highlight.ts'

const drawn = (line: string) => highlight(line, 'shell').map(({ kind, text }) => `${kind}:${text}`)

test('No character is lost', () => {
  for (const line of ['status="$(call -o "$work/reply" -w \'%{http_code}\')"', 'echo "a \\" b" # c', "it's open", '"'])
    expect(
      highlight(line, 'shell')
        .map(({ text }) => text)
        .join(''),
    ).toBe(line)
})

test('A substitution inside quotes is code again, and its own quotes end where they end', () => {
  expect(drawn('x="$(cat "$f") y" z')).toEqual([
    'plain:x=',
    'string:"',
    'plain:$(cat ',
    'string:"',
    'variable:$f',
    'string:"',
    'plain:)',
    'string: y"',
    'plain: z',
  ])
})

test('A number sign begins a comment only after a blank', () => {
  expect(drawn('echo $# a#b #c').at(-1)).toBe('comment:#c')
  expect(drawn('echo $# a#b').some((token) => token.startsWith('comment'))).toBe(false)
})

test('A bootstrap is a shell script unless its first line says otherwise', () => {
  expect(languageOf('bootstrap', '#!/bin/bash')).toBe('shell')
  expect(languageOf('event.json', '{}')).toBe('json')
  expect(languageOf('notes.txt', 'x')).toBe('plain')
})
