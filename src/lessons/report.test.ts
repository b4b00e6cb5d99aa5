import { expect, test } from 'vitest'
import { rehearse } from '#app/session/rehearsal.ts'
import { textIn } from '#app/session/rehearsed.ts'
import type { Project } from '#project/project.ts'
import { templates } from '#project/templates.ts'
import { judge } from './judge.ts'
import { projectIn, type Run } from './lesson.ts'
import { report } from './report.ts'

const shellTemplates = templates.filter(({ project }) => project.runtime === 'bash')

async function failing(project: Project): Promise<readonly string[]> {
  const runs: Run[] = []
  for (const [seed, scenario] of report.entries()) {
    const rehearsal = await rehearse(projectIn(project, scenario), scenario.stimuli, seed)
    runs.push({ trace: rehearsal.trace, textOf: textIn(rehearsal), project })
  }
  return judge({ scenarios: report }, runs).flatMap(({ id, verdict }) => (verdict.ok ? [] : [id]))
}

test('the default runtime holds in every line of the report', async () => {
  expect(await failing(shellTemplates.find(({ id }) => id === 'default')?.project as Project)).toEqual([])
})

test('the tutorial’s form answers events, and the report tells what it lacks', async () => {
  const lacks = await failing(shellTemplates.find(({ id }) => id === 'tutorial')?.project as Project)
  expect(lacks).toEqual(expect.arrayContaining(['error', 'exit', 'init', 'trace', 'verbatim', 'long', 'leaves-nothing']))
  expect(lacks).not.toContain('answers-three')
})
test('a bootstrap that cannot even start fails nearly everywhere, and the report still comes to its end', async () => {
  const lacks = await failing(shellTemplates.find(({ id }) => id === 'article')?.project as Project)
  expect(lacks).toContain('asks')
  expect(lacks).toContain('answers-one')
})
