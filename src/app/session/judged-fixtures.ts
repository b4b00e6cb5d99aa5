import { type Judgement, judge } from '#lessons/judge.ts'
import { type Lesson, projectIn, type Run } from '#lessons/lesson.ts'
import type { Project } from '#project/project.ts'
import { rehearse } from './rehearsal.ts'
import { textIn } from './rehearsed.ts'

/** What the checks of some scenarios say to a project. `deployed` is the same project, built, where its language is compiled. */
export async function judged(lesson: Pick<Lesson, 'scenarios'>, project: Project, deployed = project): Promise<readonly Judgement[]> {
  const runs: Run[] = []
  for (const [seed, scenario] of lesson.scenarios.entries()) {
    const rehearsal = await rehearse(projectIn(deployed, scenario), scenario.stimuli, seed)
    runs.push({ trace: rehearsal.trace, textOf: textIn(rehearsal), project })
  }
  return judge(lesson, runs)
}

/** Ids of the checks that failed. */
export const failing = (judgements: readonly Judgement[]): readonly string[] =>
  judgements.flatMap(({ id, verdict }) => (verdict.ok ? [] : [id]))
