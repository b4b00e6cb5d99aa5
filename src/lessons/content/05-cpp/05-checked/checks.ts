import { reportsError, responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const right = responds('right', 'What fits into 64 bits is answered', (body, event) => {
  const { base, power } = JSON.parse(event)
  const wanted = String(BigInt(base) ** BigInt(power))
  return body.trim() === wanted ? undefined : `The response ${wanted}`
})
const overflow = reportsError('overflow', 'What does not fit fails with Overflow', ({ errorType }) =>
  errorType === 'Overflow' ? undefined : '"errorType": "Overflow"',
)
const powers = (...pairs: readonly (readonly [base: number, power: number])[]) => pairs.map(([base, power]) => invoke({ base, power }))

export const lesson: Lesson = {
  focus: 'main.cpp',
  hints: [
    'The multiplication goes into the condition of an if: __builtin_mul_overflow(result, base, &result)',
    'When it is true: return invocation_response::failure("64 bits are not enough", "Overflow");',
  ],
  scenarios: [
    { title: 'Small powers', stimuli: powers([10, 19], [2, 63], [7, 0]), checks: [right] },
    { title: 'Large ones', stimuli: powers([10, 20], [2, 64]), checks: [overflow] },
    { title: 'Others that fit', hidden: true, stimuli: powers([3, 40], [15, 16], [1, 1000]), checks: [right] },
    { title: 'Others that do not', hidden: true, stimuli: powers([3, 41], [16, 16], [65536, 4]), checks: [overflow] },
  ],
}
