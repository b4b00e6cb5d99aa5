import { reportsError } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const typed = (id: string, status: number) =>
  reportsError(id, `A handler that ends with ${status} is Handler.Exit${status}`, ({ errorType }) =>
    errorType === `Handler.Exit${status}` ? undefined : `"errorType": "Handler.Exit${status}"`,
  )

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'In the else branch, $? is still the status of the handler: keep it in its first line.',
    'status=$?; then "{\\"errorType\\":\\"Handler.Exit$status\\", …}"',
  ],
  scenarios: [
    { title: 'Status 3', files: handlerFile('  return 3'), stimuli: [invoke({}), invoke({})], checks: [typed('three', 3)] },
    { title: 'Status 42', hidden: true, files: handlerFile('  exit 42'), stimuli: [invoke({})], checks: [typed('other', 42)] },
  ],
}
