import { jsonOf, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = (id: string, says: string) =>
  responds(id, says, (body, event) => {
    const wanted = `Hello, ${JSON.parse(event).name}!`
    const { message } = Object(jsonOf(body))
    return message === wanted ? undefined : `JSON with the message ${JSON.stringify(wanted)}`
  })

export const lesson: Lesson = {
  focus: 'main.cpp',
  hints: [
    'JsonValue const event(request.payload); then event.View().GetString("name") is the name.',
    'JsonValue answer; answer.WithString("message", "Hello, " + name + "!");',
    'return invocation_response::success(answer.View().WriteCompact(), "application/json");',
  ],
  scenarios: [
    { title: 'Ada', stimuli: [invoke({ name: 'Ada' })], checks: [greets('plain', 'A plain name is greeted')] },
    {
      title: 'The same, written otherwise',
      stimuli: [invoke('{ "name" : "Ada" }'), invoke('{"title":"Countess","name":"\\u0041da"}')],
      checks: [greets('written', 'It does not matter how the JSON is written')],
    },
    {
      title: 'Names with quotes',
      stimuli: [invoke({ name: 'Grace "Amazing" Hopper' }), invoke({ name: 'back\\slash' })],
      checks: [greets('quotes', 'A name may hold quotes, and the answer is still JSON')],
    },
    {
      title: 'Other names',
      hidden: true,
      stimuli: [invoke({ name: 'José 日本' }), invoke({ name: '' })],
      checks: [greets('plain', 'A plain name is greeted')],
    },
  ],
}
