import { expect, test } from 'vitest'
import { explainLine } from './commands.ts'

const told = (line: string) =>
  explainLine(line).map(
    ({ name, words }) => `${name}: ${words.map(({ word, means }) => `${word} (${means.split(/[.:;]/)[0]})`).join(', ')}`,
  )

test('flags that are written together are explained one by one, and the last takes its value', () => {
  expect(told('  EVENT_DATA=$(curl -sS -LD "$HEADERS" "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next")')).toEqual([
    'curl: -s (Silent), -S (With -s), -L (Follows redirects), -D "$HEADERS" (Writes the headers of the reply into this file), "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next" (The address to ask)',
  ])
})

test('every command of a pipeline is explained, inside a substitution, too', () => {
  const line = `REQUEST_ID=$(grep -Fi Lambda-Runtime-Aws-Request-Id "$HEADERS" | tr -d '[:space:]' | cut -d: -f2)`
  expect(told(line)).toEqual([
    'grep: -F (The pattern is plain text), -i (Upper and lower case are the same), Lambda-Runtime-Aws-Request-Id (The pattern), "$HEADERS" (A file to read)',
    "tr: -d (Deletes them), '[:space:]' (The characters to look for)",
    'cut: -d: (Fields end at this character), -f2 (These fields, counted from 1)',
  ])
})

test('set is explained with its options in words', () => {
  expect(told('set -euo pipefail # strict')).toEqual([
    'set: -e (Ends the shell when a command fails, unless its status is asked for), -u (An unset variable is an error that ends the shell), -o pipefail (Names the option in words)',
  ])
})

test('long options, values after an equals sign, redirections and comments', () => {
  expect(told('curl --silent --data-binary=@- "$url" > /dev/null # grep -x')).toEqual([
    'curl: --silent (Silent), --data-binary=@- (Posts this text byte for byte), "$url" (The address to ask)',
  ])
})

test('quotes hide what only looks like a command, and a line without a known command is not explained', () => {
  expect(told(`echo "a | grep b" 'curl -s'`)).toEqual([])
  expect(told('if handler "$event"; then :; fi')).toEqual([])
  expect(told('toString __proto__')).toEqual([])
})

test('an option that the table does not know is not guessed', () => {
  expect(told('grep -Z x')[0]).toContain('-Z (An option that this table does not know)')
})

test('no line is too odd', () => {
  for (const line of ['$(', '$(curl', '"', "'", '\\', '|||', 'curl -', 'curl --', 'curl -d', 'set +'])
    expect(Array.isArray(explainLine(line))).toBe(true)
})
