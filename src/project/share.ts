import { deflateSync, Inflate } from 'fflate'
import { decodeBase64, encodeBase64 } from '#base/base64.ts'
import { bytesOf, textOf } from '#base/bytes.ts'
import type { Project } from './project.ts'
import { type Opened, openProject, saveProject } from './save.ts'

/** Largest project a link may unfold to, bytes: a link from a stranger must not fill the memory. */
const unfoldedLimit = 8_000_000

/** Version of the link's own form. The project inside carries the version of its save format. */
const version = '1'

/** The fragment of an address that holds a whole project: `p=1.<base64url(deflate(saved project))>`. It never leaves the browser. */
export function fragmentOf(project: Project): string {
  const packed = encodeBase64(deflateSync(bytesOf(saveProject(project)), { level: 9 }))
  return `p=${version}.${packed.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/** Reads the fragment of an address, with or without `#`; undefined when it holds no project. Trusts nothing in it. */
export function openFragment(fragment: string): Opened | undefined {
  const found = /^#?p=([^.&]*)\.([^&]*)/.exec(fragment)
  if (!found) return undefined
  const [, form, packed = ''] = found
  if (form !== version) return refuse('it was made by a newer version of the playground. Reload the page to get the newest one.')
  const bytes = decodeBase64(packed.replaceAll('-', '+').replaceAll('_', '/'))
  if (!bytes) return refuse('letters in it are damaged. It may have been cut on its way; ask for it again.')
  const saved = unfold(bytes)
  if (typeof saved === 'string') return refuse(saved)
  return openProject(textOf(saved))
}

const refuse = (why: string): Opened => ({ ok: false, says: `This link cannot be opened: ${why}` })

/** The bytes before they were deflated, or what is wrong with them. */
function unfold(bytes: Uint8Array): Uint8Array | string {
  const parts: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate((part) => {
    size += part.length
    if (size > unfoldedLimit) throw new Error('too large')
    parts.push(part)
  })
  try {
    inflate.push(bytes, true)
  } catch {
    return size > unfoldedLimit
      ? 'it unfolds to more than 8 MB. Send the project as a zip instead.'
      : 'it is incomplete. It may have been cut on its way; ask for it again.'
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
