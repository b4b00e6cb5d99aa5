import { expect, test } from 'vitest'
import { slots } from './slots.ts'

const never = new AbortController().signal

test('slots are given in the order of asking, and never more than there are', async () => {
  const { take, give } = slots(2)
  const said: string[] = []
  const ask = (name: string, count: number) => take(count, never).then(() => said.push(name))
  await ask('one', 1)
  const pair = ask('pair', 2)
  const last = ask('last', 1)
  expect(said).toEqual(['one'])
  give(1)
  await pair
  expect(said).toEqual(['one', 'pair'])
  give(2)
  await last
  expect(said).toEqual(['one', 'pair', 'last'])
})

test('who gives up waiting leaves the line to those behind', async () => {
  const { take, give } = slots(1)
  await take(1, never)
  const impatient = new AbortController()
  const refused = take(1, impatient.signal)
  const behind = take(1, never)
  impatient.abort(new Error('enough'))
  await expect(refused).rejects.toThrow('enough')
  give(1)
  await behind
})
