import { expect, test } from 'vitest'
import { failing, judged } from '#app/session/judged-fixtures.ts'
import type { Project } from '#project/project.ts'
import { templates } from '#project/templates.ts'
import { report } from './report.ts'

const shellTemplates = templates.filter(({ project }) => project.runtime === 'bash')

const lacking = async (project: Project): Promise<readonly string[]> => failing(await judged({ scenarios: report }, project))

test('the default runtime holds in every line of the report', async () => {
  expect(await lacking(shellTemplates.find(({ id }) => id === 'default')?.project as Project)).toEqual([])
})

test('the tutorial’s form answers events, and the report tells what it lacks', async () => {
  const lacks = await lacking(shellTemplates.find(({ id }) => id === 'tutorial')?.project as Project)
  expect(lacks).toEqual(expect.arrayContaining(['error', 'exit', 'init', 'trace', 'verbatim', 'long', 'leaves-nothing']))
  expect(lacks).not.toContain('answers-three')
})
test('a bootstrap that cannot even start fails nearly everywhere, and the report still comes to its end', async () => {
  const lacks = await lacking(shellTemplates.find(({ id }) => id === 'article')?.project as Project)
  expect(lacks).toContain('asks')
  expect(lacks).toContain('answers-one')
})
