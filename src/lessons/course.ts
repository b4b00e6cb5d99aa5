import type { ComponentType } from 'react'
import type { Lesson, LessonFiles } from './lesson.ts'

/** What a lesson's folder holds. */
export interface LessonContent {
  /** The prose; its tags are given by whoever draws it. */
  readonly Prose: ComponentType<{ readonly components: Readonly<Record<string, unknown>> }>
  readonly lesson: Lesson
  readonly start: LessonFiles
  readonly solution: LessonFiles
}

/** A lesson before it is loaded. */
export interface LessonEntry {
  /** `loop/ask`: its address below `/learn/`. */
  readonly path: string
  readonly title: string
  readonly load: () => Promise<{ readonly content: LessonContent }>
}

export interface Chapter {
  readonly id: string
  readonly title: string
  /** One sentence on what it is about. */
  readonly says: string
  readonly lessons: readonly LessonEntry[]
}
