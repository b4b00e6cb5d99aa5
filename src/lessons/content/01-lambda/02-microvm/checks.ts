import { environments, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke, recycle } from '#lessons/stimuli.ts'

const counts = (id: string, says: string, from: readonly number[]) => {
  let seen = 0
  return responds(id, says, (body, _event, { cold }) => {
    if (cold) seen = 0
    seen += 1
    const wanted = from[seen - 1] ?? seen
    return new RegExp(`\\b${wanted}\\b`).test(body) ? undefined : `The number ${wanted}, for this is event ${wanted} of its environment.`
  })
}

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['Which line sets the count, and how often does it run?', 'Move count=0 above the line while true; do.'],
  scenarios: [
    {
      title: 'Three events in one environment',
      stimuli: [invoke({}), invoke({}), invoke({})],
      checks: [
        environments(1, 'One environment serves three events'),
        counts('counts', 'It counts the events of its environment: 1, 2, 3', [1, 2, 3]),
      ],
    },
    {
      title: 'A new environment begins anew',
      hidden: true,
      stimuli: [invoke({}), invoke({}), recycle, invoke({})],
      checks: [counts('fresh', 'A new environment counts from 1 again', [1, 2])],
    },
  ],
}
