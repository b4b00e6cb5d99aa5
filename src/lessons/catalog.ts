import { chapters } from 'virtual:lessons'
import { defaultConfig } from '#lambda/world.ts'
import { plainInvoke } from '#project/invoke-form.ts'
import type { Project } from '#project/project.ts'
import type { Chapter, LessonEntry } from './course.ts'
import type { LessonFiles } from './lesson.ts'

/** The whole course, in order. Only titles: the lessons themselves are loaded one by one. */
export const course: readonly Chapter[] = chapters

const all: readonly LessonEntry[] = course.flatMap(({ lessons }) => lessons)
export const lessonCount = all.length

/** A lesson with what stands around it; undefined when there is none at this path. */
export function findLesson(path: string) {
  const index = all.findIndex((lesson) => lesson.path === path)
  const entry = all[index]
  const chapter = course.find(({ lessons }) => lessons.some((lesson) => lesson.path === path))
  if (!entry || !chapter) return undefined
  return { entry, chapter, number: chapter.lessons.indexOf(entry) + 1, previous: all[index - 1], next: all[index + 1] }
}

/** The project that the files of a lesson make. */
export const lessonProject = ({ path, title }: Pick<LessonEntry, 'path' | 'title'>, { files, layer, settings }: LessonFiles): Project => ({
  name: title,
  runtime: settings.runtime ?? 'bash',
  files,
  layers: Object.keys(layer).length > 0 ? [{ name: 'runtime', files: layer }] : [],
  config: { ...defaultConfig, functionName: path.replace('/', '-'), ...settings.config },
  invoke: { ...plainInvoke, ...settings.invoke },
  event: settings.event ?? '{"name":"Ada"}',
})
