import { answersEvery, failed, fine } from '#lessons/checks.ts'
import type { Check, Lesson } from '#lessons/lesson.ts'
import { atOnce, invoke } from '#lessons/stimuli.ts'
import { answerTo, told } from '#lessons/told.ts'

const stream = /\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}/

const names = (id: string, says: string, different: number): Check => ({
  id,
  says,
  judge: (run) => {
    const answers = told(run).map((event) => ({ event, answer: answerTo(event) }))
    const nameless = answers.find(({ answer }) => !stream.test(answer?.body ?? ''))
    if (nameless) {
      const { answer, event } = nameless
      return failed('An answer that holds the name of a log stream.', `It was “${answer?.body ?? ''}”`, answer?.seq ?? event.seq)
    }
    const found = new Set(answers.map(({ answer }) => stream.exec(answer?.body ?? '')?.[0]))
    return found.size === different
      ? fine
      : failed(`Names that differ: ${different}.`, `There were ${found.size}.`, answers.at(-1)?.answer?.seq)
  },
})

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'The variable is set before your program starts. You can use it like any other.',
    'Write -d "$AWS_LAMBDA_LOG_STREAM_NAME" in the last curl line.',
  ],
  scenarios: [
    {
      title: 'Three at once',
      stimuli: atOnce({}, {}, {}),
      checks: [answersEvery, names('three', 'Three events at once tell three names', 3)],
    },
    {
      title: 'Three in a row',
      hidden: true,
      stimuli: [invoke({}), invoke({}), invoke({})],
      checks: [names('one', 'Three events in a row tell the same name', 1)],
    },
  ],
}
