import { expect, test } from 'vitest'
import { failing, judged } from '#app/session/judged-fixtures.ts'
import { deployable } from '#node/cpp/compile.ts'
import type { Project } from '#project/project.ts'
import { course, lessonProject } from './catalog.ts'
import { passed } from './judge.ts'
import type { Lesson } from './lesson.ts'

const entries = course.flatMap(({ lessons }) => lessons)

const judgedAsDeployed = async (lesson: Lesson, project: Project) => judged(lesson, project, await deployable(project))

/** C++ is compiled for this, by the page's own compiler. */
const patience = 300_000

test.for(entries)('$path: the solution passes every check, and the start fails one', { timeout: patience }, async (entry) => {
  const { content } = await entry.load()
  const solved = await judgedAsDeployed(content.lesson, lessonProject(entry, content.solution))
  expect(solved.filter(({ verdict }) => !verdict.ok)).toEqual([])
  const begun = await judgedAsDeployed(content.lesson, lessonProject(entry, content.start))
  expect(passed(begun)).toBe(false)
  expect(failing(begun).length).toBeGreaterThan(0)
})

test.for(entries)('$path: the file that is open at first is there, and there are hints', async (entry) => {
  const { content } = await entry.load()
  const { files, layer } = content.start
  expect(Object.keys({ ...files, ...Object.fromEntries(Object.keys(layer).map((path) => [`/opt/${path}`, true])) })).toContain(
    content.lesson.focus,
  )
  expect(content.lesson.hints.length).toBeGreaterThan(0)
})

test.for(entries)('$path: a hidden scenario guards against an answer that was written down', async (entry) => {
  const { lesson } = (await entry.load()).content
  expect(lesson.scenarios.some(({ hidden }) => hidden)).toBe(true)
})
