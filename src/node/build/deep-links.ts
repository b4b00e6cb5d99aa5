import type { Plugin } from 'vite'

/**
 * Lets every route be opened directly on any static host, under any path, without rewriting rules. For `play` it emits `play.html` (served
 * for `/play`) and `play/index.html` (served for `/play/`), each with a `<base>` that points back to the app's root. The page asks
 * `document.baseURI` where it lives. `404.html` serves what is left on hosts that know it, from the root of the app.
 */
export function deepLinks(routes: readonly string[]): Plugin {
  return {
    name: 'deep-links',
    enforce: 'post',
    apply: 'build',
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('Failed to emit deep links: the build has no index.html')
      const html = String(page.source)
      for (const route of routes) {
        const depth = route.split('/').length
        this.emitFile({ type: 'asset', fileName: `${route}.html`, source: withBase(html, depth - 1) })
        this.emitFile({ type: 'asset', fileName: `${route}/index.html`, source: withBase(html, depth) })
      }
      this.emitFile({ type: 'asset', fileName: '404.html', source: html })
    },
  }
}

const withBase = (html: string, up: number): string => {
  const base = html.replace('<base href="./"', `<base href="${up === 0 ? './' : '../'.repeat(up)}"`)
  if (up > 0 && base === html) throw new Error('Failed to emit deep links: index.html has no <base href="./">')
  return base
}
