import { type Judgement, judge } from '#lessons/judge.ts'
import { type Lesson, projectIn, type Run } from '#lessons/lesson.ts'
import type { Project } from '#project/project.ts'
import { rehearse } from './rehearsal.ts'
import { textIn } from './rehearsed.ts'

type Scenarios = Pick<Lesson, 'scenarios'>

/** What happens in the scenarios of a lesson. `deployed` is the same project, built, where its language is compiled. */
export async function judgedRuns({ scenarios }: Scenarios, project: Project, deployed = project): Promise<readonly Run[]> {
  const runs: Run[] = []
  for (const [seed, scenario] of scenarios.entries()) {
    const rehearsal = await rehearse(projectIn(deployed, scenario), scenario.stimuli, seed)
    runs.push({ trace: rehearsal.trace, textOf: textIn(rehearsal), project })
  }
  return runs
}

/** What the checks of a lesson say to a project. */
export const judged = async (lesson: Scenarios, project: Project, deployed = project): Promise<readonly Judgement[]> =>
  judge(lesson, await judgedRuns(lesson, project, deployed))

/** Ids of the checks that failed. */
export const failing = (judgements: readonly Judgement[]): readonly string[] =>
  judgements.flatMap(({ id, verdict }) => (verdict.ok ? [] : [id]))
