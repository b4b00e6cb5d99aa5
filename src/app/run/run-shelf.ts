import { openProject } from '#project/save.ts'
import { type RunHead, shelves } from '../workspace/shelves.ts'

/** Runs kept in this browser: older ones go. */
const mostRuns = 12
const tailOf = (id: string): string => `run-tail:${id}`
const partsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER])

/** Lines of a run's trace file, and their place among the others. */
export type Part = readonly [number: number, lines: string]

/** Adds a part to a run, and says how the run stands with it. The first part makes room for the run. */
export async function putPart(head: RunHead, part: number, lines: string): Promise<void> {
  const db = await shelves()
  try {
    const work = db.transaction(['runs', 'runParts'], 'readwrite')
    await work.objectStore('runs').put(head, head.id)
    if (lines !== '') await work.objectStore('runParts').put(lines, [head.id, part])
    // Nothing is asked of it any more: it is not to wait for the page, which may be on its way out.
    work.commit()
    await work.done
  } finally {
    db.close()
  }
  if (part === 0) await dropOldest()
}

/** Notes at once, while the page is being closed, what the database does not have yet. */
export function putTail(head: RunHead, parts: readonly Part[]): void {
  try {
    localStorage.setItem(tailOf(head.id), JSON.stringify({ head, parts }))
  } catch {
    // Full, or not to be had: what the database has stays.
  }
}

/** Every run that is kept, the newest first. */
export async function listRuns(): Promise<readonly RunHead[]> {
  const db = await shelves()
  const heads = await db.getAll('runs')
  db.close()
  const noted = Object.keys(localStorage).flatMap((key) =>
    key.startsWith(tailOf('')) ? (tail(key.slice(tailOf('').length))?.head ?? []) : [],
  )
  const byId = new Map([...heads, ...noted].map((head) => [head.id, head]))
  return [...byId.values()].sort((a, b) => b.beganAt - a.beganAt)
}

export interface ShelvedRun {
  readonly head: RunHead
  /** The lines of its trace file. */
  readonly text: string
}

/** A run as it was kept; undefined when it is gone. */
export async function readRun(id: string): Promise<ShelvedRun | undefined> {
  const db = await shelves()
  const kept = await db.get('runs', id)
  const keys = await db.getAllKeys('runParts', partsOf(id))
  const texts = await db.getAll('runParts', partsOf(id))
  db.close()
  const noted = tail(id)
  const head = noted?.head ?? kept
  if (!head) return undefined
  const parts = new Map([...(noted?.parts ?? []), ...keys.map(([, part], index) => [part, texts[index] ?? ''] as const)])
  const ordered = [...parts].sort(([a], [b]) => a - b)
  return { head, text: ordered.map(([, lines]) => lines).join('') }
}

interface Tail {
  readonly head: RunHead
  readonly parts: readonly Part[]
}

/** What this page itself noted; undefined when nothing was, or it cannot be read. */
function tail(id: string): Tail | undefined {
  try {
    const noted: Tail | null = JSON.parse(localStorage.getItem(tailOf(id)) ?? 'null')
    return noted?.head?.id === id && Array.isArray(noted.parts) ? noted : undefined
  } catch {
    return undefined
  }
}

export async function dropRun(id: string): Promise<void> {
  const db = await shelves()
  const work = db.transaction(['runs', 'runParts'], 'readwrite')
  await work.objectStore('runs').delete(id)
  await work.objectStore('runParts').delete(partsOf(id))
  await work.done
  db.close()
  localStorage.removeItem(tailOf(id))
}

async function dropOldest(): Promise<void> {
  for (const { id } of (await listRuns()).slice(mostRuns)) await dropRun(id)
}

/** The project of a run, and its name for people; undefined when it cannot be read any more. */
export function projectOf({ project }: RunHead) {
  const opened = openProject(project)
  return opened.ok ? opened.project : undefined
}
