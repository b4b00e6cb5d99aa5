import { eventsOf, failed, fine, responds } from '#lessons/checks.ts'
import type { Check, Lesson, Run } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const bodies = (run: Run) =>
  eventsOf(run, 'invoke.responded').map(({ seq, result: { body } }) => ({
    seq,
    text: ('text' in body ? body.text : run.textOf(body)).trim(),
  }))

/** The count of the second event is the measure: the first may find less. */
const steady = (id: string, says: string): Check => ({
  id,
  says,
  judge: (run) => {
    const counts = bodies(run).flatMap(({ seq, text }) => {
      const count = /\d+/.exec(/files: \d+/.exec(text)?.[0] ?? '')?.[0]
      return count === undefined ? [] : [{ seq, count: Number(count) }]
    })
    const [, second] = counts
    if (!second) return failed('A handler that could count the files.', 'Its answer did not arrive.', run.trace.at(-1)?.seq)
    const grown = counts.find(({ count }) => count > second.count)
    return grown ? failed(`No more than ${second.count} files.`, `There were ${grown.count} at a later event.`, grown.seq) : fine
  },
})

const counter = '  echo "files: $(ls -R /tmp | grep -c "[^:]$")"'

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'Make one folder before the loop, and let header, event and response be files in it.',
    'At the end of the loop, after fi: rm -f "$work"/*',
  ],
  scenarios: [
    {
      title: 'A handler that counts files',
      files: handlerFile(counter),
      stimuli: [invoke({}), invoke({}), invoke({}), invoke({})],
      checks: [steady('tidy', 'No files are left behind, event after event')],
    },
    {
      title: 'Failures in between',
      hidden: true,
      files: handlerFile(`${counter}\n  [[ $1 != *fail* ]]`),
      stimuli: [invoke({}), invoke({}), invoke({ fail: 1 }), invoke({ fail: 2 }), invoke({ fail: 3 }), invoke({})],
      checks: [steady('tidy-failure', 'None are left by a handler that fails, either')],
    },
    {
      title: 'The response of the one before',
      hidden: true,
      files: handlerFile('  [[ $1 == *quiet* ]] || echo "a secret of $1"'),
      stimuli: [invoke({ name: 'Ada' }), invoke({ quiet: true })],
      checks: [
        responds('no-leak', 'Nothing of one event is in the answer to the next', (body, event) =>
          event.includes('quiet') && body.includes('secret') ? 'An empty response: the handler printed nothing.' : undefined,
        ),
      ],
    },
  ],
}
