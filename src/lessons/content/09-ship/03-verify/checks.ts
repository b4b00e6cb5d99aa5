import { failed, forEach, jsonOf } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke, recycle } from '#lessons/stimuli.ts'

const line = (id: string, says: string, status: string) =>
  forEach(id, says, ({ requestId, logged, seq }) => {
    const lines = logged.split('\n').flatMap((text) => (jsonOf(text) as { requestId?: unknown; status?: unknown } | undefined) ?? [])
    const right = lines.some((one) => one.requestId === requestId && one.status === status)
    return right
      ? undefined
      : failed(`The line {"requestId":"${requestId}","status":"${status}"} in the log.`, 'There is no such line.', seq)
  })

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: ['Both branches of the if know how it went.', 'printf \'{"requestId":"%s","status":"ok"}\\n\' "$id" >&2'],
  scenarios: [
    {
      title: 'A handler that works',
      files: handlerFile('  echo fine'),
      stimuli: [invoke({}), invoke({})],
      checks: [line('ok', 'Events that were answered are logged as ok', 'ok')],
    },
    {
      title: 'A handler that fails',
      files: handlerFile('  return 1'),
      stimuli: [invoke({})],
      checks: [line('error', 'Events that failed are logged as error', 'error')],
    },
    {
      title: 'Other events that work',
      hidden: true,
      files: handlerFile('  cat <<< "$1"'),
      stimuli: [invoke({ n: 1 }), recycle, invoke({ n: 2 })],
      checks: [line('ok', 'Events that were answered are logged as ok', 'ok')],
    },
  ],
}
