import { inTime, responds, setting } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke, quiet } from '#lessons/stimuli.ts'

const done = responds('done', 'The work is done: five seconds of it', (body, _event, { ended }) => {
  if (!body.includes('done')) return 'An answer that says done.'
  return (ended?.durationMs ?? 0) < 5000 ? 'At least five seconds of work. The sleep stands for it.' : undefined
})

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['The settings stand behind the icon with the two sliders.', 'Timeout, seconds: 10.'],
  scenarios: [
    {
      title: 'Five seconds of work',
      stimuli: [invoke({ name: 'Ada' }), invoke({ name: 'Grace' })],
      checks: [
        inTime,
        done,
        setting('modest', 'The timeout is not longer than a minute', ({ config }) =>
          config.timeoutMs > 60_000 ? ['A timeout of at most 60 seconds.', `It is ${config.timeoutMs / 1000} seconds.`] : undefined,
        ),
      ],
    },
    { title: 'After a quiet hour', hidden: true, stimuli: [quiet(60), invoke({ name: 'Barbara' })], checks: [inTime, done] },
  ],
}
