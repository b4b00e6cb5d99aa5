import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const template = new URL('./service-worker.js', import.meta.url)

/** Larger files are kept only by those who use them, bytes. */
const largest = 4_000_000

/** Files that a browser need not keep to open the page without a network. */
const leftOut = /(\.map|^sw\.js)$/

/**
 * Emits `sw.js`, the one service worker: it keeps the page's own files, so that it opens without a network after the first visit, and takes
 * in MSW's script, which answers for the Runtime API.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    enforce: 'post',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const small = Object.entries(bundle).filter(([file, part]) => !leftOut.test(file) && sizeOf(part) <= largest)
        const files = [...small.map(([file]) => file), 'favicon.svg', 'mockServiceWorker.js'].sort()
        const contents = Object.entries(bundle).map(([file, part]) => `${file}${sizeOf(part)}`)
        const version = createHash('sha256').update(contents.sort().join()).digest('hex').slice(0, 12)
        const source = readFileSync(template, 'utf8')
          .replace('__VERSION__', version)
          .replace("['__FILES__']", JSON.stringify([...new Set(files)]))
        this.emitFile({ type: 'asset', fileName: 'sw.js', source })
      },
    },
  }
}

const sizeOf = (
  part: { readonly type: 'asset'; readonly source: string | Uint8Array } | { readonly type: 'chunk'; readonly code: string },
): number => (part.type === 'asset' ? part.source.length : part.code.length)
