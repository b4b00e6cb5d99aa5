import { inTime, responds, setting } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The work is done', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['The settings stand behind the icon with two sliders.', 'Timeout 10, memory 256.'],
  scenarios: [
    {
      title: 'Four seconds of work',
      stimuli: [invoke({ name: 'Ada' })],
      checks: [
        inTime,
        greets,
        setting('memory', 'The memory is 256 MB', ({ config }) =>
          config.memoryMb === 256 ? undefined : ['256 MB.', `It is ${config.memoryMb} MB.`],
        ),
      ],
    },
    { title: 'Another name', hidden: true, stimuli: [invoke({ name: 'Grace' })], checks: [inTime, greets] },
  ],
}
