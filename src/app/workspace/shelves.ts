import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

interface Kept {
  readonly saved: string
  /** Unix time, ms. */
  readonly savedAt: number
}

/** What is known of a run that is kept in this browser. */
export interface RunHead {
  readonly id: string
  /** Name of the draft that ran. */
  readonly name: string
  /** The project that ran, as it is saved. */
  readonly project: string
  /** Unix time, ms. */
  readonly beganAt: number
  readonly events: number
  /** Whether it came to an end in the page; else the page was closed on it. */
  readonly ended: boolean
  /** Whether it was longer than what is kept. */
  readonly cut: boolean
}

interface Shelves extends DBSchema {
  drafts: { key: string; value: Kept }
  /** Earlier versions, by the name of the draft and the time they are from. */
  history: { key: [name: string, savedAt: number]; value: Kept }
  runs: { key: string; value: RunHead }
  /** Lines of trace files, in the order of their numbers. */
  runParts: { key: [run: string, part: number]; value: string }
}

/** The page's database. Who opens it closes it. */
export const shelves = (): Promise<IDBPDatabase<Shelves>> =>
  openDB<Shelves>('runtime-playground', 3, {
    upgrade: (db, from) => {
      if (from < 1) db.createObjectStore('drafts')
      if (from < 2) db.createObjectStore('history')
      if (from >= 3) return
      db.createObjectStore('runs')
      db.createObjectStore('runParts')
    },
    // Another tab has a newer page: it must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  })
