import { environments, reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const typed = (id: string, says: string, type: string) =>
  reportsError(id, says, ({ errorType }) => (errorType === type ? undefined : `"errorType": "${type}"`))

const doubles = responds('doubles', 'A number is doubled', (body, event) => {
  const wanted = String(2 * Number(JSON.parse(event).number))
  return body.trim() === wanted ? undefined : `The response ${wanted}`
})

export const lesson: Lesson = {
  focus: 'main.cpp',
  hints: [
    'if (!event.WasParseSuccessful()) return invocation_response::failure(…, "InvalidJSON");',
    'Put the line with stoi, and the return that follows, between try { and }.',
    'catch (std::exception const& error) { return invocation_response::failure(error.what(), "InvalidNumber"); }',
  ],
  scenarios: [
    { title: '21', stimuli: [invoke({ number: '21' })], checks: [doubles] },
    {
      title: 'No JSON',
      stimuli: [invoke('not JSON'), invoke('{"number":')],
      checks: [typed('json', 'What is no JSON is reported as InvalidJSON', 'InvalidJSON')],
    },
    {
      title: 'No number',
      stimuli: [invoke({ number: 'seven' }), invoke({ number: '99999999999' }), invoke({})],
      checks: [
        typed('number', 'What is no number is reported as InvalidNumber', 'InvalidNumber'),
        environments(1, 'The program lives on after an error'),
      ],
    },
    { title: 'Other numbers', hidden: true, stimuli: [invoke({ number: '-4' }), invoke({ number: '0' })], checks: [doubles] },
  ],
}
