import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Row } from './model.ts'
import { Sequence } from './sequence.tsx'
import '#ui/tokens.css'
import '#ui/base.css'

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

test('The current step is always in sight: after a jump, and when the list becomes smaller', async () => {
  const many = Array.from({ length: 500 }, (_, index) => row(index, `step ${index}`))
  const at = (cursor: number, height: number) => (
    <div style={{ height }}>
      <Sequence label="Messages" rows={many} cursor={cursor} onChoose={() => {}} />
    </div>
  )
  const screen = await render(at(499, 600))
  const current = () => {
    const list = screen.container.querySelector('.steps')?.getBoundingClientRect()
    const step = screen.container.querySelector('[aria-current=step]')?.getBoundingClientRect()
    return list !== undefined && step !== undefined && step.top >= list.top - 1 && step.bottom <= list.bottom + 1
  }
  await expect.poll(current).toBe(true)
  for (const [cursor, height] of [
    [0, 600],
    [250, 600],
    [250, 200],
    [251, 200],
    [499, 300],
  ] as const) {
    await screen.rerender(at(cursor, height))
    await expect.poll(current).toBe(true)
  }
})
