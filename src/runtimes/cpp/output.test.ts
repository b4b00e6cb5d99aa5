import { expect, test } from 'vitest'
import { bytesOf } from '#base/bytes.ts'
import { Output } from './output.ts'

function listening() {
  const told: [stream: string, text: string][] = []
  return { told, output: new Output((stream, text) => told.push([stream, text])) }
}

test('the first writes are told one by one, and a letter that comes in two halves is whole', () => {
  const { told, output } = listening()
  const [first, second] = bytesOf('é')
  output.write('stdout', bytesOf('one\n'))
  output.write('stderr', bytesOf('two\n'))
  output.write('stdout', new Uint8Array([first ?? 0]))
  output.write('stdout', new Uint8Array([second ?? 0]))
  expect(told).toEqual([
    ['stdout', 'one\n'],
    ['stderr', 'two\n'],
    ['stdout', 'é'],
  ])
})

test('fifty megabytes in a million lines come whole, in fewer than two thousand pieces', () => {
  const { told, output } = listening()
  const line = bytesOf(`${'x'.repeat(49)}\n`)
  for (let count = 0; count < 1_000_000; count += 1) output.write('stdout', line)
  output.flush()
  expect(told.length).toBeLessThan(2000)
  expect(told.reduce((sum, [, text]) => sum + text.length, 0)).toBe(50_000_000)
})
