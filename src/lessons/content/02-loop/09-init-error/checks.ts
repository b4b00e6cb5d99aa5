import { eventsOf, failed, fine, reportsInit, responds } from '#lessons/checks.ts'
import type { Check, Lesson } from '#lessons/lesson.ts'
import { handlerFile, invoke } from '#lessons/stimuli.ts'

const ends: Check = {
  id: 'ends',
  says: 'After its report the program ends, with a status other than 0',
  judge: (run) => {
    const exit = eventsOf(run, 'process.exited')[0]
    const expected = 'An end of the program, with status 1 for instance.'
    if (!exit) return failed(expected, 'It went on.', run.trace.at(-1)?.seq)
    const { status } = exit
    return 'code' in status && status.code !== 0 ? fine : failed(expected, 'It ended as if all were well.', exit.seq)
  },
}

const file = reportsInit('file', 'A missing file is reported to init/error')
const handles = reportsInit('function', 'A missing function is reported to init/error')

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'Put a function give_up before the line with source: it posts to "$api/init/error" and exits.',
    '[ -r "$file" ] || give_up "There is no file $file"',
    'declare -F "$function" > /dev/null || give_up "There is no function $function"',
  ],
  scenarios: [
    {
      title: 'No such file',
      config: { handler: 'nothing.here' },
      stimuli: [invoke({})],
      checks: [file, ends],
    },
    {
      title: 'No such function',
      config: { handler: 'function.nothing' },
      stimuli: [invoke({})],
      checks: [handles],
    },
    { title: 'Another file', hidden: true, config: { handler: 'lib/orders.run' }, stimuli: [invoke({})], checks: [file, ends] },
    {
      title: 'Another function',
      hidden: true,
      config: { handler: 'function.other' },
      files: handlerFile('  echo fine'),
      stimuli: [invoke({})],
      checks: [handles],
    },
    {
      title: 'All is there',
      config: { handler: 'function.handler' },
      files: handlerFile('  echo fine'),
      stimuli: [invoke({})],
      checks: [
        responds('fine', 'A handler that is there is called as before', (body) =>
          body.trim() === 'fine' ? undefined : 'The response: fine',
        ),
      ],
    },
  ],
}
