import { keepsWaiting, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke, quiet, recycle } from '#lessons/stimuli.ts'

const remembers = (id: string, says: string) => {
  let seen = 0
  return responds(id, says, (body, _event, { cold }) => {
    seen = cold ? 1 : seen + 1
    return body.includes(`<${seen}>`) ? undefined : `The response <${seen}>: it is event ${seen} of its environment.`
  })
}

const counter = {
  'function.sh': { content: 'SEEN=0\nhandler() {\n  SEEN=$((SEEN + 1))\n  echo "<$SEEN>"\n}\n', executable: false },
}

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'The handler stands between $( and ). Take it out.',
    '"${_HANDLER##*.}" "$EVENT_DATA" > /tmp/response, then --data-binary @/tmp/response',
  ],
  scenarios: [
    {
      title: 'A handler that counts',
      files: counter,
      stimuli: [invoke({}), invoke({}), invoke({}), recycle, invoke({})],
      checks: [remembers('remembers', 'What a handler remembers is there at the next event')],
    },
    {
      title: 'A handler that answers',
      files: handlerFile('  echo "got $1"'),
      stimuli: [invoke({ n: 1 }), invoke({ n: 2 })],
      checks: [
        responds('answers', 'Every event gets its own answer', (body, event) =>
          body.trim() === `got ${event}` ? undefined : `The response got ${event}`,
        ),
        keepsWaiting,
      ],
    },
    {
      title: 'Other events, and quiet minutes',
      hidden: true,
      files: counter,
      stimuli: [invoke({}), quiet(10), invoke({}), invoke({}), invoke({}), invoke({})],
      checks: [remembers('remembers', 'What a handler remembers is there at the next event')],
    },
  ],
}
