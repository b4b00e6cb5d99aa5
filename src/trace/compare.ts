import type { TraceEvent } from '#lambda/events.ts'
import { type Step, steps } from './sequence.ts'
import type { Trace } from './timeline.ts'

/** Two steps that stand for each other, or one that the other run does not have. */
export interface Pair {
  /** The invocation it belongs to, counted from 1; 0 before the first. */
  readonly invocation: number
  readonly left?: Step
  readonly right?: Step
  /** Whether both are there and tell the same. */
  readonly same: boolean
}

/** What a step says apart from its label, so that it can be compared: a body, an error. Ids and times are left out by whoever gives it. */
export type Content = (event: TraceEvent) => string

/** Two runs beside each other, aligned by what was said in each invocation and not by time. */
export function compareRuns(left: Trace, right: Trace, leftContent: Content, rightContent: Content): readonly Pair[] {
  const [ours, theirs] = [byInvocation(left, leftContent), byInvocation(right, rightContent)]
  const count = Math.max(ours.length, theirs.length)
  return Array.from({ length: count }, (_, invocation) => align(ours[invocation] ?? [], theirs[invocation] ?? [], invocation)).flat()
}

/** Index of the first pair that differs; -1 when the runs tell the same. */
export const firstDifference = (pairs: readonly Pair[]): number => pairs.findIndex(({ same }) => !same)

interface Told {
  readonly step: Step
  readonly content: string
}

/** The steps of a run by the invocation they belong to, in the order in which the events came; index 0 holds those of none. */
function byInvocation(trace: Trace, content: Content): readonly (readonly Told[])[] {
  const toStep = steps()
  const order = new Map<string, number>()
  const groups: Told[][] = [[]]
  for (const event of trace) {
    if (event.type === 'invoke.requested') {
      order.set(event.invocation.requestId, groups.length)
      groups.push([])
    }
    const step = toStep(event)
    if (!step) continue
    groups[(step.requestId && order.get(step.requestId)) ?? 0]?.push({ step, content: content(event) })
  }
  return groups
}

/** Longer invocations are compared step by step, without looking for insertions. */
const longest = 600

/** The longest common sequence of labels; what stands between is there on one side only. */
function align(left: readonly Told[], right: readonly Told[], invocation: number): readonly Pair[] {
  if (left.length * right.length > longest * longest) return aside(left, right, invocation)
  const common = commonLengths(left, right)
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]]
    if (a && b && alike(a, b)) {
      pairs.push({ invocation, left: a.step, right: b.step, same: a.content === b.content })
      i += 1
      j += 1
    } else if (a && (!b || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      pairs.push({ invocation, left: a.step, same: false })
      i += 1
    } else if (b) {
      pairs.push({ invocation, right: b.step, same: false })
      j += 1
    }
  }
  return pairs
}

function aside(left: readonly Told[], right: readonly Told[], invocation: number): readonly Pair[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const [a, b] = [left[index], right[index]]
    const same = a !== undefined && b !== undefined && alike(a, b) && a.content === b.content
    return { invocation, ...(a && { left: a.step }), ...(b && { right: b.step }), same }
  })
}

const alike = ({ step: a }: Told, { step: b }: Told): boolean => a.label === b.label && a.from === b.from && a.to === b.to

/** `lengths[i][j]`: the length of the longest common sequence of what follows i on the left and j on the right. */
function commonLengths(left: readonly Told[], right: readonly Told[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0))
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const [a, b, row] = [left[i], right[j], lengths[i]]
      if (!a || !b || !row) continue
      row[j] = alike(a, b) ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}
