import { expect, test } from 'vitest'
import type { Finding } from '#coach/coach.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { adviceByPath } from './advice.ts'

const statement = (seq: number, line: number): TraceEvent =>
  JSON.parse(
    JSON.stringify({
      type: 'process.statement',
      environmentId: 'vm-1',
      process: 1,
      seq,
      at: seq,
      record: { kind: 'statement', pid: 1, changes: [], place: { file: '/var/task/bootstrap', line, depth: 0, function: '', text: '' } },
    }),
  )
const called = (seq: number): TraceEvent =>
  JSON.parse(JSON.stringify({ type: 'api.called', environmentId: 'vm-1', seq, at: seq, call: { op: 'next' } }))
const finding = (seqs: readonly number[]): Finding => ({
  rule: { id: 'x', title: 'A title', cause: 'c', consequence: 'd', remedy: 'r', find: () => [] },
  seqs,
})

test('a finding stands at the line at which the program was when it showed, once a line', () => {
  const trace = [statement(0, 4), called(1), called(2), statement(3, 9), called(4)]
  const advice = adviceByPath([finding([1, 2, 4])], trace)
  expect([...advice.keys()]).toEqual(['bootstrap'])
  expect(advice.get('bootstrap')?.map(({ line }) => line)).toEqual([4, 9])
})

test('what shows before the program ran a line stands at none', () => {
  expect(adviceByPath([finding([0])], [called(0)]).size).toBe(0)
})
