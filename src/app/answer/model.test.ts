import { expect, test } from 'vitest'
import { exampleRun } from '#trace/example-run.ts'
import { answerOf, answersReader, modelledSentence } from './model.ts'

test('an answer tells what half a vCPU would make of it, and a whole one', () => {
  expect(modelledSentence({ durationMs: 1000, memoryMb: 884.5 })).toContain(
    '50 % of a vCPU: what computed for 1.00 s here would take 2.00 s',
  )
  expect(modelledSentence({ durationMs: 1000, memoryMb: 3538 })).toContain(
    '100 % of a vCPU: what computed for 1.00 s here would take 1.00 s',
  )
})

test('the newest answers are those of the whole, at every moment, found without reading it all again', () => {
  const run = exampleRun(600)
  const read = answersReader()
  for (const cursor of [599, 10, 300, 0, -1, 599]) expect(read(run, cursor)).toEqual(answerOf(run, cursor).slice(-60))
})
