import { expect, test } from 'vitest'
import { ms } from '#base/brand.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { Change, Place, ProgramRecord } from '#lambda/statements.ts'
import { programAt } from './program.ts'

const vm1 = 'vm-1' as EnvironmentId
const at = (line: number, depth = 0, fn = ''): Place => ({ file: '/var/task/bootstrap', line, column: 1, function: fn, depth })
const set = (name: string, value: string, scope?: string): Change => ({ kind: 'variable', name, value, ...(scope && { scope }) })

type Told = Omit<ProgramRecord, 'pid' | 'ranAt' | 'changes'> & { readonly changes?: readonly Change[]; readonly pid?: number }
const statement = (place: Place, ...changes: Change[]): Told => ({ kind: 'statement', place, changes }) as Told

/** A trace of records of one environment, each its own event; the first event has the number 0. */
function traceOf(...told: readonly Told[]): TraceEvent[] {
  return told.map((record, seq) => ({
    type: 'process.statement',
    environmentId: vm1,
    process: 1,
    record: { pid: 2, ranAt: ms(seq), changes: [], ...record } as ProgramRecord,
    seq,
    at: ms(seq),
  }))
}
const began = (pid: number, parent: number, command = ''): Told => ({ kind: 'began', pid, parent, command }) as Told

test('a variable has the value it had then, and names the statement that wrote it', () => {
  const trace = traceOf(
    statement(at(1), set('HOME', '/')),
    statement(at(2), set('a', '1')),
    statement(at(3), set('a', '2')),
    statement(at(4), { kind: 'variable', name: 'a' }),
  )
  const variablesAt = (seq: number) => Object.fromEntries(programAt(trace, seq, vm1).processes.get(2)?.variables ?? [])
  expect(variablesAt(0)).toEqual({ HOME: { value: '/' } })
  expect(variablesAt(1)).toEqual({ HOME: { value: '/' }, a: { value: '1', writtenBy: 0 } })
  expect(variablesAt(2)).toMatchObject({ a: { value: '2', writtenBy: 1 } })
  expect(variablesAt(3)).toEqual({ HOME: { value: '/' } })
  expect(variablesAt(1)).toMatchObject({ a: { value: '1' } })
})

test('the stack grows with calls and shrinks with returns', () => {
  const trace = traceOf(
    statement(at(9)),
    statement(at(2, 1, 'f')),
    statement(at(5, 2, 'g'), set('x', 'local', 'g')),
    statement(at(3, 1, 'f')),
    statement(at(10)),
  )
  const stackAt = (seq: number) =>
    programAt(trace, seq, vm1)
      .processes.get(2)
      ?.stack.map((place) => `${place.function}:${place.line}`)
  expect([0, 1, 2, 3, 4].map(stackAt)).toEqual([[':9'], [':9', 'f:2'], [':9', 'f:2', 'g:5'], [':9', 'f:3'], [':10']])
  expect(programAt(trace, 2, vm1).processes.get(2)?.variables.get('x')).toEqual({ value: 'local', scope: 'g', writtenBy: 1 })
})

test('a subshell begins with what its parent has, and what it changes stays with it', () => {
  const trace = traceOf(
    statement(at(1), set('a', '1'), { kind: 'descriptor', number: 1, to: 'log' }),
    began(3, 2),
    { ...statement(at(1), set('a', 'inner'), { kind: 'descriptor', number: 1, to: 'pipe:1' }), pid: 3 },
    { kind: 'ended', pid: 3, status: 0 } as Told,
    statement(at(2)),
  )
  const both = programAt(trace, 2, vm1).processes
  expect(
    [...both.values()].map(({ pid, parent, variables, descriptors }) => [pid, parent, variables.get('a')?.value, descriptors.get(1)]),
  ).toEqual([
    [2, 0, '1', 'log'],
    [3, 2, 'inner', 'pipe:1'],
  ])
  expect([...programAt(trace, 4, vm1).processes.keys()]).toEqual([2])
})

test('files are known with their size until they are removed', () => {
  const file = (bytes?: number): Change => ({ kind: 'file', path: '/tmp/x', ...(bytes !== undefined && { bytes, start: 'hello' }) })
  const trace = traceOf(statement(at(1)), statement(at(2), file(6)), statement(at(3), file()))
  expect(programAt(trace, 1, vm1).files.get('/tmp/x')).toEqual({ bytes: 6, start: 'hello', writtenBy: 0 })
  expect(programAt(trace, 2, vm1).files.size).toBe(0)
})

test('a program that is started anew begins with nothing, and other environments do not matter', () => {
  const trace: TraceEvent[] = [
    ...traceOf(statement(at(1), set('a', '1'))),
    { type: 'process.spawned', environmentId: vm1, process: 2, seq: 1, at: ms(1) },
  ]
  expect(programAt(trace, 1, vm1).processes.size).toBe(0)
  expect(programAt(trace, 1, 'vm-2' as EnvironmentId).processes.size).toBe(0)
})

test('every moment of a long trace is the same whether it is reached forward, backward or at once', () => {
  const count = 100_000
  const trace = traceOf(...Array.from({ length: count }, (_, i) => statement(at(i % 50, i % 3), set(`v${i % 40}`, String(i)))))
  const seen = (seq: number, from: readonly TraceEvent[]) => programAt(from, seq, vm1).processes.get(2)
  const apart = (seq: number) => trace.slice(0, seq + 1).map((event) => ({ ...event }))
  for (const seq of [99_999, 0, 511, 512, 513, 50_000, 99_998]) {
    const alone = seen(seq, apart(seq))
    expect(seen(seq, trace)).toEqual(alone)
    expect(alone?.variables.get(`v${seq % 40}`)?.value).toBe(String(seq))
  }
})

test('a trace that grows is followed', () => {
  const trace = traceOf(statement(at(1), set('a', '1')))
  expect(programAt(trace, 0, vm1).processes.get(2)?.variables.size).toBe(1)
  trace.push(...traceOf(statement(at(1)), statement(at(2), set('b', '2'))).slice(1))
  expect(programAt(trace, 1, vm1).processes.get(2)?.variables.size).toBe(2)
})
