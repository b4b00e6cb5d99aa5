import { failed, forEach, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke, recycle } from '#lessons/stimuli.ts'

const seconds = (id: string, says: string, wanted: (event: string, index: number) => 'quick' | 'slow') => {
  let index = 0
  return forEach(id, says, ({ event, ended, seq, cold }) => {
    if (cold) index = 0
    index += 1
    const took = ended?.durationMs ?? 0
    const right = wanted(event, index) === 'quick' ? took < 700 : took >= 900
    return right ? undefined : failed(`This event to be ${wanted(event, index)}.`, `It took ${took.toFixed(0)} ms.`, ended?.seq ?? seq)
  })
}

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['[ -f /tmp/price ] is true when the file is there.', '[ -f /tmp/price ] || load_prices > /tmp/price, and then cat /tmp/price.'],
  scenarios: [
    {
      title: 'The first event reads, the others do not',
      stimuli: [invoke({ want: 'price' }), invoke({ want: 'price' }), invoke({ want: 'price' })],
      checks: [
        seconds('cached', 'The list is read once per environment', (_event, index) => (index === 1 ? 'slow' : 'quick')),
        responds('price', 'The price is right every time', (body) => (body.includes('42') ? undefined : 'A response with the price, 42.')),
      ],
    },
    {
      title: 'An event that needs no price',
      hidden: true,
      stimuli: [invoke({ ping: true }), recycle, invoke({ ping: true })],
      checks: [seconds('lazy', 'An event that does not need it is quick, even the first', () => 'quick')],
    },
  ],
}
