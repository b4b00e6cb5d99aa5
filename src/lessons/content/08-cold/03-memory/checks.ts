import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const sum = responds('sum', 'The answer is billed milliseconds times megabytes', (body, event) => {
  const { durationMs, initMs, memoryMb } = JSON.parse(event)
  const wanted = Math.ceil(Math.round((durationMs + initMs) * 100) / 100) * memoryMb
  return Number(body.trim()) === wanted ? undefined : `The number ${wanted}.`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'Bash knows whole numbers alone. awk knows fractions, and it is there.',
    'awk can round up: x = d + i; r = int(x); if (x > r) r++; print r * m',
  ],
  scenarios: [
    { title: 'The example', stimuli: [invoke({ durationMs: 133.61, initMs: 80, memoryMb: 128 })], checks: [sum] },
    {
      title: 'Other numbers',
      hidden: true,
      stimuli: [invoke({ durationMs: 12, initMs: 0, memoryMb: 512 }), invoke({ durationMs: 0.01, initMs: 99.5, memoryMb: 1769 })],
      checks: [sum],
    },
  ],
}
