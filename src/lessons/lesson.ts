import type { BodyRef } from '#lambda/runtime-api.ts'
import type { Stimulus } from '#lambda/stimuli.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import type { FileSet } from '#project/files.ts'
import type { InvokeForm } from '#project/invoke-form.ts'
import type { Project } from '#project/project.ts'
import type { Trace } from '#trace/timeline.ts'

/** A run that a check looks at. */
export interface Run {
  readonly trace: Trace
  /** A body as text; bytes that are not UTF-8 become U+FFFD. */
  readonly textOf: (body: BodyRef) => string
  /** What ran. */
  readonly project: Project
}

/** What a check finds: all is well, or what was expected, what happened instead, and at which event of the trace. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly expected: string; readonly happened: string; readonly seq?: number | undefined }

export interface Check {
  /** Names the check within its lesson. Checks of several scenarios under one id are one line of the list. */
  readonly id: string
  /** What must be true, as the person reads it: `Your bootstrap asks for an event`. */
  readonly says: string
  readonly judge: (run: Run) => Verdict
}

/** Stimuli, and what must be seen when they are played against the person's project. */
export interface Scenario {
  readonly title: string
  /** Its events are not told: it guards against answers that were written down. */
  readonly hidden?: true
  readonly stimuli: readonly Stimulus[]
  /** Files that stand in place of the person's own: a handler that a runtime has to bear. */
  readonly files?: FileSet
  readonly config?: Partial<FunctionConfig>
  readonly checks: readonly Check[]
}

export interface Lesson {
  /** The file that is open at first. */
  readonly focus: string
  /** From a nudge to almost the answer. */
  readonly hints: readonly string[]
  readonly scenarios: readonly Scenario[]
}

/** The files and settings of a project, without its name. */
export interface LessonFiles {
  readonly files: FileSet
  readonly layer: FileSet
  readonly settings: LessonSettings
}

/** What `settings.json` in `start/` or `solution/` may say. */
export interface LessonSettings {
  readonly runtime?: string
  readonly event?: string
  readonly invoke?: Partial<InvokeForm>
  readonly config?: Partial<FunctionConfig>
}

/** The project that a scenario plays. */
export const projectIn = (project: Project, { files, config }: Pick<Scenario, 'files' | 'config'>): Project => ({
  ...project,
  files: { ...project.files, ...files },
  config: { ...project.config, ...config },
})
