import { expect, test } from 'vitest'
import { memoryProblem, timeoutProblem, variableProblem, variablesFrom } from './model.ts'

test('A timeout is whole seconds from 1 to 900', () => {
  expect(['1', '900'].map(timeoutProblem)).toEqual([undefined, undefined])
  for (const bad of ['', '0', '901', '1.5', 'x', '-3']) expect(timeoutProblem(bad)).toContain('1 to 900')
})

test('Memory is whole megabytes from 128 to 10,240', () => {
  expect(['128', '10240'].map(memoryProblem)).toEqual([undefined, undefined])
  for (const bad of ['127', '10241', '256.5', '']) expect(memoryProblem(bad)).toContain('128')
})

test('A variable that Lambda would refuse is told and left out', () => {
  const list = ['STAGE', 'STAGE', '_HANDLER', 'AWS_REGION', '1ST', 'A'].map((name, id) => ({ id, name, value: 'x' }))
  expect(list.filter((variable) => variableProblem(list, variable) === undefined).map(({ id }) => id)).toEqual([0])
  expect(variablesFrom(list)).toEqual({ STAGE: 'x' })
})
