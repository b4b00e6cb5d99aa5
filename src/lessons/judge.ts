import type { Check, Lesson, Run, Verdict } from './lesson.ts'

/** What became of one line of the checklist. */
export interface Judgement {
  readonly id: string
  readonly says: string
  readonly verdict: Verdict
  /** The scenario in which it failed, or the last one in which it passed: an index into the lesson's scenarios. */
  readonly scenario: number
}

/** Asks every check about the run of its scenario; runs stand in the order of the scenarios. The first failure of a check counts. */
export function judge({ scenarios }: Pick<Lesson, 'scenarios'>, runs: readonly Run[]): readonly Judgement[] {
  const lines = new Map<string, Judgement>()
  scenarios.forEach(({ checks }, scenario) => {
    const run = runs[scenario]
    if (!run) throw new Error(`Failed to judge: scenario ${scenario} was not played`)
    for (const check of checks) {
      if (lines.get(check.id)?.verdict.ok === false) continue
      lines.set(check.id, { id: check.id, says: check.says, verdict: check.judge(run), scenario })
    }
  })
  return [...lines.values()]
}

/** The checklist before anything was checked. */
export const checklist = ({ scenarios }: Pick<Lesson, 'scenarios'>): readonly Pick<Check, 'id' | 'says'>[] => [
  ...new Map(scenarios.flatMap(({ checks }) => checks.map((check) => [check.id, check] as const))).values(),
]

/** Whether all of it passed. */
export const passed = (judgements: readonly Judgement[]): boolean => judgements.length > 0 && judgements.every(({ verdict }) => verdict.ok)
