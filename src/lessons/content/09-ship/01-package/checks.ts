import { responds, setting } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const token = (wanted: string) =>
  responds('token', 'The function still finds its token', (body) =>
    body.includes(`token: ${wanted}`) ? undefined : `The response “token: ${wanted}”.`,
  )

export const lesson: Lesson = {
  focus: 'bootstrap',
  hints: [
    'The button with the folder deletes files, and 0644 in Code can be pressed.',
    'function.sh reads .env. The token belongs into the settings: TOKEN, with the same value.',
  ],
  scenarios: [
    {
      title: 'An event',
      stimuli: [invoke({})],
      checks: [
        setting('no-env', 'There is no .env in the package', ({ files }) =>
          files['.env'] ? ['A package without .env.', 'It is still there.'] : undefined,
        ),
        token('s3same'),
      ],
    },
    {
      title: 'The token was exchanged',
      hidden: true,
      config: { variables: { TOKEN: 'another' } },
      stimuli: [invoke({})],
      checks: [token('another')],
    },
  ],
}
