import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const greets = (id: string, says: string, greeting: string) =>
  responds(id, says, (body, event) => {
    const { name } = JSON.parse(event)
    return body.includes(`${greeting}, ${name}!`) ? undefined : `A response with “${greeting}, ${name}!” in it.`
  })

export const lesson: Lesson = {
  focus: '/opt/bootstrap',
  hints: [
    'In /opt/bootstrap, one line exports GREETING. It should not be there.',
    'Settings, Environment variables: GREETING = Good morning',
  ],
  scenarios: [
    {
      title: 'This function',
      stimuli: [invoke({ name: 'Ada' })],
      checks: [greets('own', 'This function says Good morning', 'Good morning')],
    },
    {
      title: 'Another function, on the same layer',
      hidden: true,
      config: { variables: { GREETING: 'Goodbye' } },
      stimuli: [invoke({ name: 'Grace' })],
      checks: [greets('other', 'Another function on the same layer says what its own settings say', 'Goodbye')],
    },
    {
      title: 'A function that looks for nothing',
      hidden: true,
      config: { variables: {} },
      files: handlerFile('  echo "Hello, $(cut -d\'"\' -f4 <<< "$1")!${GREETING-}"'),
      stimuli: [invoke({ name: 'Alan' })],
      checks: [greets('none', 'A function without the setting finds none', 'Hello')],
    },
  ],
}
