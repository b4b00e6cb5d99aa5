import type { Project } from '#project/project.ts'
import { type Opened, openProject, saveProject } from '#project/save.ts'

/** Larger projects are left to the database alone, characters. */
const longest = 1_000_000
const keyOf = (name: string): string => `unsaved:${name}`

/** Notes an edit at once, before the database has it: a tab that is killed meanwhile loses nothing. */
export function journal(name: string, project: Project): void {
  const saved = saveProject(project)
  try {
    if (saved.length <= longest) localStorage.setItem(keyOf(name), saved)
    else localStorage.removeItem(keyOf(name))
  } catch {
    // The storage is full or not to be had: the database is there.
  }
}

/** The database has what was noted. */
export function settled(name: string): void {
  localStorage.removeItem(keyOf(name))
}

/** What was noted and never reached the database; undefined when all did. */
export function unsettled(name: string): Opened | undefined {
  const saved = localStorage.getItem(keyOf(name))
  const opened = saved === null ? undefined : openProject(saved)
  return opened?.ok ? opened : undefined
}
