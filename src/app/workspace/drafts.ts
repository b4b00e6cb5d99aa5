import type { Project } from '#project/project.ts'
import { type Opened, openProject, saveProject } from '#project/save.ts'
import { shelves } from './shelves.ts'

/** Between two kept versions of a draft lies at least this, ms. */
const versionsApart = 20_000
/** Versions kept of each draft. */
const versionsKept = 40

/** Keeps a project under a name, in this browser, and now and then the version that was there before. */
export async function putDraft(name: string, project: Project): Promise<void> {
  const db = await shelves()
  try {
    const work = db.transaction(['drafts', 'history'], 'readwrite')
    const drafts = work.objectStore('drafts')
    const history = work.objectStore('history')
    const before = await drafts.get(name)
    const saved = saveProject(project)
    const versions = await history.getAllKeys(versionsOf(name))
    const last = versions.at(-1)?.[1] ?? 0
    if (before && before.saved !== saved && before.savedAt - last > versionsApart) {
      await history.put(before, [name, before.savedAt])
      for (const old of versions.slice(0, Math.max(0, versions.length + 1 - versionsKept))) await history.delete(old)
    }
    await drafts.put({ saved, savedAt: Date.now() }, name)
    await work.done
  } finally {
    db.close()
  }
}

const versionsOf = (name: string): IDBKeyRange => IDBKeyRange.bound([name, 0], [name, Number.MAX_SAFE_INTEGER])

/** The project kept under a name; undefined when there is none. */
export async function getDraft(name: string): Promise<Opened | undefined> {
  const db = await shelves()
  const draft = await db.get('drafts', name)
  db.close()
  return draft && openProject(draft.saved)
}

export interface Version {
  readonly savedAt: number
  readonly project: Project
}

/** Earlier versions of a draft, the newest first. What cannot be read any more is left out. */
export async function draftHistory(name: string): Promise<readonly Version[]> {
  const db = await shelves()
  const kept = await db.getAll('history', versionsOf(name))
  db.close()
  return kept.toReversed().flatMap(({ saved, savedAt }) => {
    const opened = openProject(saved)
    return opened.ok ? [{ savedAt, project: opened.project }] : []
  })
}

export interface DraftEntry {
  readonly name: string
  readonly savedAt: number
  readonly project: Project
}

/** Every draft in this browser, the newest first. */
export async function listDrafts(): Promise<readonly DraftEntry[]> {
  const db = await shelves()
  const names = await db.getAllKeys('drafts')
  const kept = await db.getAll('drafts')
  db.close()
  return kept
    .flatMap(({ saved, savedAt }, index) => {
      const opened = openProject(saved)
      const name = names[index] ?? ''
      return opened.ok && !name.endsWith('.start') ? [{ name, savedAt, project: opened.project }] : []
    })
    .sort((a, b) => b.savedAt - a.savedAt)
}

/** Throws a draft and its versions away. */
export async function dropDraft(name: string): Promise<void> {
  const db = await shelves()
  await db.delete('drafts', name)
  await db.delete('history', versionsOf(name))
  db.close()
}
