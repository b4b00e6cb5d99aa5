import { create } from 'zustand'
import type { Finding } from '#coach/coach.ts'
import { fixes } from '#coach/fixes.ts'
import { statementAt } from '#trace/statements.ts'
import type { Trace } from '#trace/timeline.ts'
import { projectPath } from '../run/line-breakpoints.ts'

/** What the coach says about a line. */
export interface LineAdvice {
  readonly finding: Finding
  /** Counted from 1. */
  readonly line: number
}

interface AdviceState {
  /** By path in the project: of files that still are as they ran. */
  readonly byPath: ReadonlyMap<string, readonly LineAdvice[]>
  /** Mends what a rule found, in all files. */
  readonly mend: (ruleId: string) => void
}

/** What stands beside the lines in the editor. */
export const useAdvice = create<AdviceState>(() => ({ byPath: new Map(), mend: () => {} }))

/** Lines on which one finding is shown at most. */
const mostLines = 5

/** Pins findings to the lines at which the program stood when they showed; each once a line. */
export function adviceByPath(findings: readonly Finding[], trace: Trace): ReadonlyMap<string, readonly LineAdvice[]> {
  const byPath = new Map<string, LineAdvice[]>()
  for (const finding of findings) {
    const seen = new Set<string>()
    for (const seq of finding.seqs.slice(0, mostLines)) {
      const event = trace[seq]
      const place = event && 'environmentId' in event ? statementAt(trace, event.environmentId, seq)?.record.place : undefined
      const path = place && projectPath(place.file)
      if (!place || path === undefined || seen.has(`${path}:${place.line}`)) continue
      seen.add(`${path}:${place.line}`)
      byPath.set(path, [...(byPath.get(path) ?? []), { finding, line: place.line }])
    }
  }
  return byPath
}

/** What mending a finding does, as words for a button; undefined when it must be done by hand. */
export const mendSays = ({ rule }: Finding): string | undefined => fixes[rule.id]?.says
