import { answersEvery, keepsWaiting, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The function is found and greets by name', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(`Hello, ${name}!`) ? undefined : `A response with “Hello, ${name}!” in it.`
})

export const lesson: Lesson = {
  focus: '/opt/bootstrap',
  hints: ['dirname "$0" is /opt now.', 'file="$LAMBDA_TASK_ROOT/${_HANDLER%.*}.sh"'],
  scenarios: [
    {
      title: 'Ada, then Grace',
      stimuli: [invoke({ name: 'Ada' }), invoke({ name: 'Grace' })],
      checks: [answersEvery, greets, keepsWaiting],
    },
    {
      title: 'Another function with the same layer',
      hidden: true,
      config: { handler: 'other.run' },
      files: {
        'other.sh': { content: 'run() {\n  printf "Hello, %s! I am another." "$(cut -d\\" -f4 <<< "$1")"\n}\n', executable: false },
      },
      stimuli: [invoke({ name: 'Barbara' })],
      checks: [greets],
    },
  ],
}
