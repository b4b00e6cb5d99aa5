import { eventsOf, failed, fine, responds } from '#lessons/checks.ts'
import type { Check, Lesson } from '#lessons/lesson.ts'
import { invoke, provision } from '#lessons/stimuli.ts'

const start = (id: string, says: string, wanted: 'long' | 'short'): Check => ({
  id,
  says,
  judge: (run) => {
    const report = eventsOf(run, 'platform.initReport')[0]
    if (!report) return failed('An init.', 'There was none.', run.trace.at(-1)?.seq)
    const long = report.durationMs > 1500
    return long === (wanted === 'long') ? fine : failed(`A ${wanted} start.`, `It took ${report.durationMs.toFixed(0)} ms.`, report.seq)
  },
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'Compare the variable with the text provisioned-concurrency.',
    'if [ "$AWS_LAMBDA_INITIALIZATION_TYPE" = provisioned-concurrency ]; then load_all; fi',
  ],
  scenarios: [
    { title: 'Started ahead', stimuli: [provision, invoke({})], checks: [start('ahead', 'Started ahead, everything is loaded', 'long')] },
    {
      title: 'Started for an event',
      stimuli: [invoke({})],
      checks: [start('waiting', 'When somebody waits, nothing more is loaded than needed', 'short')],
    },
    {
      title: 'Answers',
      hidden: true,
      stimuli: [provision, invoke({}), invoke({})],
      checks: [
        responds('ready', 'Events are answered in both cases', (body) => (body.includes('ready') ? undefined : 'The response: ready')),
      ],
    },
  ],
}
