import { expect, test } from 'vitest'
import { failing, judged } from '#app/session/judged-fixtures.ts'
import type { Project } from '#project/project.ts'
import { course, lessonProject } from '../catalog.ts'
import type { LessonContent } from '../course.ts'
import { checklist } from '../judge.ts'
import { failurePrograms } from './failures.ts'
import { loopPrograms } from './loop.ts'

const programs = { ...loopPrograms, ...failurePrograms }
const entries = course.filter(({ id }) => id === 'loop' || id === 'failures').flatMap(({ lessons }) => lessons)

/** Ids of the checks that a program fails. */
const failures = async ({ lesson }: LessonContent, project: Project): Promise<readonly string[]> => failing(await judged(lesson, project))

test.for(entries)('$path: no check is pedantic, programs written in other ways pass', async (entry) => {
  const { content } = await entry.load()
  const solution = lessonProject(entry, content.solution)
  const others = programs[entry.path]?.right.map((change) => change(solution)) ?? []
  expect(new Set([solution, ...others].map((project) => JSON.stringify(project))).size).toBeGreaterThanOrEqual(3)
  for (const other of others) expect(await failures(content, other)).toEqual([])
})

test.for(entries)('$path: no check is decorative, each is failed by a program that fails nothing else', async (entry) => {
  const { content } = await entry.load()
  const solution = lessonProject(entry, content.solution)
  const wrong = programs[entry.path]?.wrong ?? {}
  expect(Object.keys(wrong).sort()).toEqual(
    checklist(content.lesson)
      .map(({ id }) => id)
      .sort(),
  )
  for (const [id, change] of Object.entries(wrong)) {
    const project = change === 'start' ? lessonProject(entry, content.start) : change(solution)
    expect(await failures(content, project)).toEqual([id])
  }
})
