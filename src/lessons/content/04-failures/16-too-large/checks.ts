import { failed, forEach, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'
import { answerTo } from '#lessons/told.ts'

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'The number of bytes is in the variable bytes. Compare it before anything is made.',
    'if [ "$bytes" -gt 1000000 ]; then echo \'{"location":"s3://my-bucket/data"}\'; return; fi',
  ],
  scenarios: [
    {
      title: 'Seven million bytes',
      stimuli: [invoke({ bytes: 7_000_000 })],
      checks: [
        forEach('accepted', 'A large answer is replaced by where it is', (event) => {
          const answer = answerTo(event)
          if (answer?.body.includes('s3://')) return undefined
          const post = answer ?? event.posts[0]
          return failed(
            'A small answer with a location.',
            `A response of ${post?.body.length ?? 0} bytes was sent, and got ${post?.status}.`,
            post?.seq,
          )
        }),
      ],
    },
    {
      title: 'A hundred bytes',
      hidden: true,
      stimuli: [invoke({ bytes: 100 }), invoke({ bytes: 20_000 })],
      checks: [
        responds('whole', 'A small answer is given whole', (body, event) =>
          body.trim().length === JSON.parse(event).bytes ? undefined : `${JSON.parse(event).bytes} bytes.`,
        ),
      ],
    },
  ],
}
