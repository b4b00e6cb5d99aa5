import { expect, test } from 'vitest'
import type { TraceEvent } from '#lambda/events.ts'
import { compareRuns, firstDifference } from './compare.ts'
import { exampleRun } from './example-run.ts'

const nothing = () => ''
const compared = (left: readonly TraceEvent[], right: readonly TraceEvent[], content: (event: TraceEvent) => string = nothing) =>
  compareRuns(left, right, content, content)
const run = exampleRun(200)
const without = (holds: (event: TraceEvent) => boolean) => run.filter((event) => !holds(event))

test('A run compared with itself, or with itself at another time, tells the same', () => {
  const later = run.map((event) => JSON.parse(JSON.stringify({ ...event, at: event.at * 3 + 17 })))
  expect(firstDifference(compared(run, later))).toBe(-1)
})

test('What one run does not have stands alone, and the rest stays aligned', () => {
  let skipped = 0
  const other = without((event) => event.type === 'api.replied' && event.reply.status === 202 && ++skipped === 3)
  const pairs = compared(run, other)
  const different = pairs.filter(({ same }) => !same)
  expect(different).toHaveLength(1)
  expect(different[0]).toMatchObject({ invocation: 3, left: { label: '202 accepted' } })
  expect(different[0]?.right).toBeUndefined()
})

test('The same message with another body differs', () => {
  const bodies = (event: TraceEvent) => (event.type === 'invoke.responded' ? String(event.result.functionError) : '')
  const failing = run.map((event) =>
    event.type === 'invoke.responded' ? { ...event, result: { ...event.result, errorType: 'x' } } : event,
  )
  expect(firstDifference(compared(run, failing, bodies))).toBe(-1)
  const pairs = compareRuns(run, failing, bodies, (event) => bodies(event) + (event.type === 'invoke.responded' ? '!' : ''))
  expect(pairs[firstDifference(pairs)]?.left?.label).toBe('200 result')
})

test('A run that went on for longer has more at its end', () => {
  const pairs = compared(run.slice(0, 120), run)
  expect(pairs.at(-1)).toMatchObject({ same: false })
  expect(pairs.at(-1)?.left).toBeUndefined()
})
