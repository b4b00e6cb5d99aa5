import { expect, test } from 'vitest'
import { ms } from '#base/brand.ts'
import type { ProgramRecord } from '#lambda/statements.ts'
import { BatchWriter, readBatch } from './record-batch.ts'

const place = { file: '/var/task/bootstrap', line: 3, column: 5, function: 'handler', depth: 1 }
const records: readonly ProgramRecord[] = [
  { kind: 'began', pid: 2, ranAt: ms(0), parent: 0, command: '/var/task/bootstrap', changes: [] },
  {
    kind: 'statement',
    pid: 2,
    ranAt: ms(0.5),
    place,
    changes: [
      { kind: 'variable', name: 'a', value: '' },
      { kind: 'variable', name: 'b', value: '1', scope: 'handler' },
      { kind: 'variable', name: 'c' },
      { kind: 'descriptor', number: 3, to: '/tmp/x' },
      { kind: 'descriptor', number: 4 },
    ],
  },
  { kind: 'statement', pid: 2, ranAt: ms(1), place, changes: [] },
  {
    kind: 'ended',
    pid: 2,
    ranAt: ms(2),
    status: 3,
    changes: [
      { kind: 'file', path: '/tmp/x', bytes: 0, start: '' },
      { kind: 'file', path: '/tmp/y' },
    ],
  },
  { kind: 'full', pid: 0, ranAt: ms(3), changes: [] },
]

test('records come out of a batch as they went in', () => {
  const writer = new BatchWriter()
  for (const record of records) writer.add(record)
  expect(readBatch(structuredClone(writer.take()))).toEqual(records)
  expect(writer.fields).toBe(0)
})

test('the next batch stands by itself', () => {
  const writer = new BatchWriter()
  for (const record of records) writer.add(record)
  writer.take()
  for (const record of records) writer.add(record)
  expect(readBatch(writer.take())).toEqual(records)
})
