import { create } from 'zustand'
import { findLesson, lessonProject } from '#lessons/catalog.ts'
import type { LessonContent, LessonEntry } from '#lessons/course.ts'
import { type Judgement, judge, passed } from '#lessons/judge.ts'
import { projectIn } from '#lessons/lesson.ts'
import type { Project } from '#project/project.ts'
import { built } from '../build/build.ts'
import { useView } from '../run/cursor.ts'
import { type Rehearsal, textIn } from '../session/rehearsed.ts'
import { useProgress } from './progress.ts'
import { playApart } from './rehearsals.ts'

/** A check that was made: what it found, and the runs it looked at. */
export interface Checked {
  readonly project: Project
  readonly judgements: readonly Judgement[]
  /** In the order of the lesson's scenarios. */
  readonly rehearsals: readonly Rehearsal[]
}

interface LessonState {
  readonly entry?: LessonEntry
  readonly content?: LessonContent | undefined
  /** The person's own code. */
  readonly project?: Project | undefined
  readonly file: string
  readonly checked?: Checked | undefined
  readonly checking: boolean
  /** Whether another check was asked for while one is going on. */
  readonly wanted: boolean
  /** Something the person should know. */
  readonly notice?: string | undefined
  /** The scenario whose run is shown in place of the person's own. */
  readonly shown?: number | undefined
  /** Hints that were asked for. */
  readonly hints: number
  /** The code before it was replaced: by the start, or by the solution. */
  readonly discarded?: { readonly project: Project; readonly by: 'start' | 'solution' } | undefined
  readonly open: (path: string) => Promise<void>
  readonly edit: (change: (project: Project) => Project) => void
  readonly show: (file: string) => void
  readonly check: () => Promise<void>
  readonly showScenario: (scenario: number | undefined, seq?: number) => void
  readonly hint: () => void
  readonly replaceBy: (what: 'start' | 'solution') => void
  readonly undo: () => void
}

/** The lesson that is open. */
export const useLesson = create<LessonState>((set, get) => ({
  file: 'bootstrap',
  checking: false,
  wanted: false,
  hints: 0,
  open: async (path) => {
    const found = findLesson(path)
    if (!found) throw new Error(`Failed to open the lesson ${path}: there is none at this path`)
    set({ entry: found.entry, content: undefined, project: undefined, ...untouched })
    const { content } = await found.entry.load()
    if (get().entry !== found.entry) return
    const start = lessonProject(found.entry, content.start)
    set({ content, project: start, file: content.lesson.focus })
    useProgress.getState().visit(path)
    const kept = await draftOf(found.entry)
    // What was typed meanwhile is newer than any draft.
    if (get().project === start) set(kept)
  },
  edit: (change) => {
    const { project } = get()
    if (!project) return
    set({ project: change(project), discarded: undefined })
    keep(get())
  },
  show: (file) => set({ file }),
  check: async () => {
    const { content, project, entry, checking } = get()
    if (!content || !project || !entry) return
    if (checking) return set({ wanted: true })
    set({ checking: true, wanted: false, notice: undefined })
    try {
      const checked = await checkProject(content, project)
      if (get().entry !== entry) return
      set({ checked })
      if (passed(checked.judgements)) useProgress.getState().complete(entry.path)
    } catch (error) {
      set({ notice: error instanceof Error ? error.message : String(error) })
    } finally {
      set({ checking: false })
    }
    await checkAnew(entry)
  },
  showScenario: (shown, seq) => {
    set({ shown })
    if (seq === undefined) useView.getState().goLive()
    else useView.getState().goTo(seq)
  },
  hint: () => set({ hints: get().hints + 1 }),
  replaceBy: (by) => {
    const { entry, content, project } = get()
    if (!entry || !content || !project) return
    set({ project: lessonProject(entry, content[by]), discarded: { project, by }, file: content.lesson.focus })
    keep(get())
  },
  undo: () => {
    const { discarded } = get()
    if (!discarded) return
    set({ project: discarded.project, discarded: undefined })
    keep(get())
  },
}))

/** Checks again when that was asked for while a check was going on. */
async function checkAnew(entry: LessonEntry): Promise<void> {
  const { wanted, entry: open, check } = useLesson.getState()
  if (wanted && open === entry) await check()
}

const untouched = { checked: undefined, notice: undefined, shown: undefined, hints: 0, discarded: undefined } as const

/** Plays every scenario of a lesson against a project, and judges. Rejects with a sentence when the project does not compile. */
export async function checkProject({ lesson }: Pick<LessonContent, 'lesson'>, project: Project): Promise<Checked> {
  const rehearsals: Rehearsal[] = []
  const deployed = await built(project)
  // Each scenario has a seed of its own, so that no request id can be written down.
  for (const [seed, scenario] of lesson.scenarios.entries())
    rehearsals.push(await playApart(projectIn(deployed, scenario), scenario.stimuli, seed))
  const runs = rehearsals.map((rehearsal) => ({ trace: rehearsal.trace, textOf: textIn(rehearsal), project }))
  return { project, rehearsals, judgements: judge(lesson, runs) }
}

const draftName = ({ path }: LessonEntry): string => `lesson/${path}`

/** The person's own code of this lesson, if there is any; it is read after the lesson is shown. */
async function draftOf(entry: LessonEntry): Promise<{ project?: Project; notice?: string }> {
  try {
    const { getDraft } = await import('../workspace/drafts.ts')
    const draft = await getDraft(draftName(entry))
    if (!draft) return {}
    return draft.ok ? { project: draft.project } : { notice: draft.says }
  } catch {
    return { notice: 'This browser does not let the page store anything: your code is lost when it closes.' }
  }
}

let writing: Promise<void> = Promise.resolve()

/** Keeps the code as it is typed, one write after the other. That a browser refuses was said when the lesson was opened. */
function keep({ entry, project }: Pick<LessonState, 'entry' | 'project'>): void {
  if (!entry || !project) return
  const write = async () => (await import('../workspace/drafts.ts')).putDraft(draftName(entry), project)
  writing = writing.then(write).catch(() => {})
}
