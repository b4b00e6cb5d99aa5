import { failed, forEach, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke, quiet, recycle } from '#lessons/stimuli.ts'

const quick = forEach('quick', 'Warm events take less than half a second', ({ cold, ended, seq }) =>
  cold || (ended?.durationMs ?? 0) < 500
    ? undefined
    : failed('Less than 500 ms.', `It took ${ended?.durationMs.toFixed(0)} ms.`, ended?.seq ?? seq),
)
const price = responds('price', 'The price is still right', (body) => (body.includes('42') ? undefined : 'A response with the price, 42.'))

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['Call load_prices outside of the handler, below the functions.', 'Take the call out of the handler.'],
  scenarios: [
    {
      title: 'Three events in a row',
      stimuli: [invoke({}), invoke({}), invoke({})],
      checks: [quick, price],
    },
    {
      title: 'Another environment, and quiet minutes',
      hidden: true,
      stimuli: [invoke({}), recycle, invoke({}), quiet(10), invoke({})],
      checks: [quick, price],
    },
  ],
}
