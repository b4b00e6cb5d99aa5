import { inTime, responds, setting } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['The settings stand behind the icon with two sliders.', 'Timeout 10, memory 256.'],
  scenarios: [
    {
      title: 'Four seconds of work',
      stimuli: [invoke({ name: 'Ada' })],
      checks: [
        inTime,
        responds('greets', 'The work is done', (body) =>
          body.includes('Hello, Ada!') ? undefined : 'A response with “Hello, Ada!” in it.',
        ),
        setting('memory', 'The memory is 256 MB', ({ config }) =>
          config.memoryMb === 256 ? undefined : ['256 MB.', `It is ${config.memoryMb} MB.`],
        ),
      ],
    },
  ],
}
