import { type DBSchema, openDB } from 'idb'
import type { Project } from '#project/project.ts'
import { type Opened, openProject, saveProject } from '#project/save.ts'

interface Shelves extends DBSchema {
  drafts: { key: string; value: { readonly saved: string; readonly savedAt: number } }
}

const shelves = () => openDB<Shelves>('runtime-playground', 1, { upgrade: (db) => void db.createObjectStore('drafts') })

/** Keeps a project under a name, in this browser. */
export async function putDraft(name: string, project: Project): Promise<void> {
  const db = await shelves()
  await db.put('drafts', { saved: saveProject(project), savedAt: Date.now() }, name)
  db.close()
}

/** The project kept under a name; undefined when there is none. */
export async function getDraft(name: string): Promise<Opened | undefined> {
  const db = await shelves()
  const draft = await db.get('drafts', name)
  db.close()
  return draft && openProject(draft.saved)
}
