import type { Project } from '#project/project.ts'
import { fragmentOf, openFragment } from '#project/share.ts'
import { basePath } from '../shell/places.ts'
import { getDraft, putDraft } from './drafts.ts'

/** The address that opens this project anywhere, as a draft of its own; with a step, a run of it stops there. */
export function linkTo(project: Project, step?: { readonly at: number; readonly grain: string }): string {
  const query = step ? `?at=${step.at}&grain=${step.grain}` : ''
  return `${location.origin}${basePath}/play${query}#${fragmentOf(project)}`
}

/** Names of drafts that came by a link begin so. */
const prefix = 'shared-'
export const isShared = (name: string): boolean => name.startsWith(prefix)
/** Under which a shared project is kept as it came, so that it can be started again. */
export const startName = (name: string): string => `${name}.start`

/**
 * Takes in the project of an address: a draft under a name of its own, made from the link's content. The same link opened again finds
 * the visitor's own version; no draft is ever overwritten, and nothing runs. Undefined when the address holds no project.
 */
export async function receive(fragment: string): Promise<{ readonly name: string } | { readonly says: string } | undefined> {
  const opened = openFragment(fragment)
  if (!opened) return undefined
  if (!opened.ok) return { says: opened.says }
  const name = `${prefix}${fingerprint(fragment)}`
  await putDraft(startName(name), opened.project)
  if (!(await getDraft(name))) await putDraft(name, opened.project)
  return { name }
}

/** FNV-1a, as eight hexadecimal digits: enough to tell one visitor's links apart. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
