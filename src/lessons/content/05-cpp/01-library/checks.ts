import { failed, forEach, keepsWaiting, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const echoes = responds('echoes', 'The answer is the event', (body, event) => (body === event ? undefined : `The response ${event}`))

const typed = forEach('typed', 'The response says that it is JSON', ({ posts, seq }) => {
  const post = posts.find(({ op, status }) => op === 'response' && status === 202)
  if (!post) return failed('A response that is accepted.', 'There was none.', seq)
  const type = post.headers.get('content-type') ?? 'none'
  return /^application\/json\b/i.test(type) ? undefined : failed('Content-Type: application/json', `It was ${type}.`, post.seq)
})

export const lesson: Lesson = {
  focus: 'main.cpp',
  hints: [
    'main() must not come to its end: let it call run_handler(my_handler).',
    'The event is request.payload.',
    'return invocation_response::success(request.payload, "application/json");',
  ],
  scenarios: [
    { title: 'Two events', stimuli: [invoke({ name: 'Ada' }), invoke({ name: 'Grace' })], checks: [echoes, keepsWaiting, typed] },
    { title: 'Another event', hidden: true, stimuli: [invoke('[1,"é 日本"]')], checks: [echoes] },
  ],
}
