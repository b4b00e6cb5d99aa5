import type { Bytes } from '#base/bytes.ts'

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: string | Bytes | string[], type: string): void {
  const url = URL.createObjectURL(new Blob(Array.isArray(content) ? content : [content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
