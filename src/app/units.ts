/** Milliseconds as people read them: `12.3 ms`, `5.312 s`. */
export const duration = (ms: number): string => (ms < 1000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(2)} s`)

/** Milliseconds as seconds to the millisecond. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(3)} s`

const unit = (n: number, word: string) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`

/** A length in bytes as people read it. */
export function bytesLabel(bytes: number): string {
  if (bytes < 10_240) return unit(bytes, 'byte')
  return bytes < 10 * 2 ** 20 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 2 ** 20).toFixed(1)} MiB`
}
