import { expect, test } from 'vitest'
import { rehearse } from '#app/session/rehearsal.ts'
import { textIn } from '#app/session/rehearsed.ts'
import type { Project } from '#project/project.ts'
import { course, lessonProject } from './catalog.ts'
import type { LessonContent } from './course.ts'
import { judge, passed } from './judge.ts'
import { projectIn, type Run } from './lesson.ts'

const entries = course.flatMap(({ lessons }) => lessons)

async function judged({ lesson }: LessonContent, project: Project) {
  const runs: Run[] = []
  for (const [seed, scenario] of lesson.scenarios.entries()) {
    const rehearsal = await rehearse(projectIn(project, scenario), scenario.stimuli, seed)
    runs.push({ trace: rehearsal.trace, textOf: textIn(rehearsal), project })
  }
  return judge(lesson, runs)
}

test.for(entries)('$path: the solution passes every check, and the start fails one', async (entry) => {
  const { content } = await entry.load()
  const failures = (await judged(content, lessonProject(entry, content.solution))).filter(({ verdict }) => !verdict.ok)
  expect(failures).toEqual([])
  expect(passed(await judged(content, lessonProject(entry, content.start)))).toBe(false)
})

test.for(entries)('$path: the file that is open at first is there, and there are hints', async (entry) => {
  const { content } = await entry.load()
  const { files, layer } = content.start
  expect(Object.keys({ ...files, ...Object.fromEntries(Object.keys(layer).map((path) => [`/opt/${path}`, true])) })).toContain(
    content.lesson.focus,
  )
  expect(content.lesson.hints.length).toBeGreaterThan(0)
})
