import { expect, test } from 'vitest'
import { matching } from './palette.tsx'

const commands = ['Invoke', 'Open the template: The tutorial’s form', 'Export function.zip'].map((label) => ({
  id: label,
  label,
  onChoose: () => {},
}))
const found = (typed: string) => matching(commands, typed).map(({ label }) => label)

test('a command is found by the beginnings of its words, in any order', () => {
  expect(found('tut op')).toEqual(['Open the template: The tutorial’s form'])
  expect(found('inv')).toEqual(['Invoke'])
  expect(found('')).toHaveLength(3)
  expect(found('voke')).toEqual([])
})
