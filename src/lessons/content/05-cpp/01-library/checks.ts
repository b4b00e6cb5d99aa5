import { failed, forEach } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const typed = (id: string, says: string, op: 'response' | 'error') =>
  forEach(id, says, ({ posts, seq }) => {
    const post = posts.find((one) => one.op === op && one.status === 202)
    if (!post) return failed(`A ${op} that is accepted.`, 'There was none.', seq)
    const type = post.headers.get('content-type') ?? 'none'
    return /^application\/json\b/i.test(type) ? undefined : failed('Content-Type: application/json', `It was ${type}.`, post.seq)
  })

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['Two lines post something for an event. Both need the header.', "curl -sS -o /dev/null -H 'Content-Type: application/json' …"],
  scenarios: [
    {
      title: 'A response',
      files: handlerFile('  echo "{}"'),
      stimuli: [invoke({})],
      checks: [typed('response', 'A response says that it is JSON', 'response')],
    },
    {
      title: 'An error',
      files: handlerFile('  return 1'),
      stimuli: [invoke({})],
      checks: [typed('error', 'An error says that it is JSON', 'error')],
    },
  ],
}
