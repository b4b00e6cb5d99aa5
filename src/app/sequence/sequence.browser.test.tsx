import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Row } from './model.ts'
import { Sequence } from './sequence.tsx'

const row = (seq: number, label: string): Row => ({
  seq,
  at: seq * 10,
  from: 'code',
  to: 'api',
  label,
  tone: 'request',
  doing: 'working',
})
const rows = [row(2, 'GET next'), row(4, 'POST response'), row(7, 'GET next')]

test('The cursor is the one step that is current, and the one tab stop', async () => {
  const screen = await render(<Sequence label="Messages" rows={rows} cursor={5} onChoose={() => {}} />)
  const buttons = screen.container.querySelectorAll('button')
  expect([...buttons].map((button) => button.getAttribute('aria-current'))).toEqual([null, 'step', null])
  expect([...buttons].map((button) => button.tabIndex)).toEqual([-1, 0, -1])
})

test('Arrows, Home and End choose steps', async () => {
  const chosen: number[] = []
  const screen = await render(<Sequence label="Messages" rows={rows} cursor={4} onChoose={(seq) => chosen.push(seq)} />)
  await screen.getByRole('button', { name: /Step 2 of 3/ }).click()
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}{Home}{End}')
  expect(chosen).toEqual([4, 7, 2, 2, 7])
})

test('A picture to look at holds no buttons, and still says each step', async () => {
  const screen = await render(<Sequence label="Messages" rows={rows} cursor={7} still />)
  expect(screen.container.querySelectorAll('button')).toHaveLength(0)
  await expect.element(screen.getByText('Step 3 of 3: your code to Runtime API, GET next, after 0.070 s')).toBeInTheDocument()
})
