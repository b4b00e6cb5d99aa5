import { create } from 'zustand'
import { demoProject } from '#project/demo.ts'
import type { Project } from '#project/project.ts'
import { defaultProject, templates } from '#project/templates.ts'
import { getDraft, putDraft } from './drafts.ts'
import { journal, settled, unsettled } from './journal.ts'
import { isShared, startName } from './shared.ts'
import { askToWrite, type Release } from './writer.ts'

interface WorkspaceState {
  /** Name under which the project is kept: the template it began from. */
  readonly name: string
  readonly project: Project | undefined
  /** `elsewhere`: another tab writes this draft, and what is done here is not kept. */
  readonly saving: 'saved' | 'saving' | 'failed' | 'elsewhere'
  /** Something the visitor should know about the draft. */
  readonly notice?: string | undefined
  readonly file: string
  readonly open: (name: string) => Promise<void>
  readonly edit: (change: (project: Project) => Project) => void
  readonly show: (file: string) => void
  readonly tell: (notice: string) => void
  /** Starts the template again. What was there can be had back by `undoReset` until the next edit. */
  readonly reset: () => Promise<void>
  /** The project before the last reset. */
  readonly discarded?: Project | undefined
  readonly undoReset: () => void
  /** Takes the right to write from the other tab, with the draft as that one left it. */
  readonly takeOver: () => Promise<void>
  /** Goes back to an earlier version; the present one is kept among them. */
  readonly restore: (project: Project) => void
}

/** What is being made. Every edit is kept at once; opening a page never overwrites a draft. */
export const useWorkspace = create<WorkspaceState>((set, get) => ({
  name: 'default',
  project: undefined,
  saving: 'saved',
  file: 'bootstrap',
  open: async (name) => {
    set({ name, project: undefined, notice: undefined, discarded: undefined, saving: 'saved' })
    const { project, notice } = await draftOrStart(name)
    if (get().name !== name) return
    const saving = (await holdWriter(name)) ? 'saved' : 'elsewhere'
    if (get().name === name) set({ project, notice, file: firstFile(project), saving })
  },
  edit: (change) => {
    const { name, project } = get()
    if (!project) return
    const changed = change(project)
    set({ project: changed, discarded: undefined })
    keep(name, changed)
  },
  show: (file) => set({ file }),
  tell: (notice) => set({ notice }),
  reset: async () => {
    const { project } = await start(get().name)
    set({ project, discarded: get().project, file: firstFile(project) })
    keep(get().name, project)
  },
  undoReset: () => {
    const { name, discarded } = get()
    if (!discarded) return
    set({ project: discarded, discarded: undefined, file: firstFile(discarded) })
    keep(name, discarded)
  },
  takeOver: async () => {
    const { name } = get()
    await holdWriter(name, true)
    const { project } = await draftOrStart(name)
    set({ project, saving: 'saved', file: firstFile(project) })
  },
  restore: (project) => {
    set({ project, discarded: undefined, file: firstFile(project) })
    keep(get().name, project)
  },
}))

let held: { readonly name: string; readonly release: Release } | undefined
let asking: Promise<unknown> = Promise.resolve()

/** Holds the right to write one draft at a time; false when another tab has it. */
function holdWriter(name: string, takeOver = false): Promise<boolean> {
  const asked = asking.then(() => askFor(name, takeOver))
  asking = asked
  return asked
}

async function askFor(name: string, takeOver: boolean): Promise<boolean> {
  if (held?.name === name && !takeOver) return true
  held?.release()
  held = undefined
  const release = await askToWrite(name, () => lose(name), takeOver)
  held = release && { name, release }
  return release !== undefined
}

function lose(name: string): void {
  if (held?.name !== name) return
  held = undefined
  if (useWorkspace.getState().name === name) useWorkspace.setState({ saving: 'elsewhere' })
}

const firstFile = ({ files }: Project): string => (files.bootstrap ? 'bootstrap' : (Object.keys(files)[0] ?? ''))

/** The project that a name begins with. */
export const startOf = (name: string): Project =>
  name === 'demo' ? demoProject : name === 'default' ? defaultProject : (templates.find(({ id }) => id === name)?.project ?? defaultProject)

/** What a name begins with: a template, or what came by a link. */
async function start(name: string): Promise<{ project: Project; notice?: string }> {
  if (!isShared(name)) return { project: startOf(name) }
  const kept = await getDraft(startName(name))
  if (kept?.ok) return { project: kept.project }
  const notice = 'The project of this link is not kept in this browser any more. Open the link again; here is the default project.'
  return { project: defaultProject, notice }
}

async function draftOrStart(name: string): Promise<{ project: Project; notice?: string }> {
  const project = startOf(name)
  try {
    const draft = unsettled(name) ?? (await getDraft(name))
    if (!draft) return start(name)
    return draft.ok ? { project: draft.project } : { project, notice: draft.says }
  } catch {
    return {
      project,
      notice: 'This browser does not let the page store anything, so edits are lost when it closes. Use Export to keep them.',
    }
  }
}

let waiting: { readonly name: string; readonly project: Project } | undefined
let busy = false

/** Writes the newest state; edits that come while it writes are written next, as one. */
async function keep(name: string, project: Project): Promise<void> {
  if (useWorkspace.getState().saving === 'elsewhere') return
  waiting = { name, project }
  journal(name, project)
  useWorkspace.setState({ saving: 'saving' })
  if (busy) return
  busy = true
  try {
    for (let next = take(); next; next = take()) {
      await putDraft(next.name, next.project)
      if (!waiting) settled(next.name)
    }
    if (useWorkspace.getState().saving === 'saving') useWorkspace.setState({ saving: 'saved' })
  } catch {
    useWorkspace.setState({ saving: 'failed' })
  }
  busy = false
}

function take() {
  const next = waiting
  waiting = undefined
  return next
}
