import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Lets every route be opened directly on any static host, under any path, without rewriting rules. For `play` it emits `play.html` (served
 * for `/play`) and `play/index.html` (served for `/play/`), each with a `<base>` that points back to the app's root. The page asks
 * `document.baseURI` where it lives. `404.html` serves what is left, however deep it lies: projects of the visitor's own, and addresses that
 * lead nowhere.
 */
export function deepLinks(routes: readonly string[]): Plugin {
  return {
    name: 'deep-links',
    enforce: 'post',
    apply: (_config, { command, isPreview }) => command === 'build' || isPreview === true,
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('Failed to emit deep links: the build has no index.html')
      const html = String(page.source)
      for (const route of routes) {
        const depth = route.split('/').length
        this.emitFile({ type: 'asset', fileName: `${route}.html`, source: withBase(html, depth - 1) })
        this.emitFile({ type: 'asset', fileName: `${route}/index.html`, source: withBase(html, depth) })
      }
      const { source, finder } = lostPage(html)
      this.emitFile({ type: 'asset', fileName: '404.html', source })
      this.emitFile({ type: 'asset', fileName: 'find-home.js', source: finder })
    },
    // As hosts do that know 404.html: the page, and the status.
    configurePreviewServer: ({ middlewares, config }) => {
      const built = join(config.root, config.build.outDir)
      const lost = join(built, '404.html')
      return () => {
        middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://host')
          const known = pathname.endsWith('.html') && existsSync(join(built, pathname))
          if (known || !request.headers.accept?.includes('text/html') || !existsSync(lost)) return next()
          response.writeHead(404, { 'Content-Type': 'text/html' })
          createReadStream(lost).pipe(response)
        })
      }
    },
  }
}

const withBase = (html: string, up: number): string => {
  const base = html.replace('<base href="./"', `<base href="${up === 0 ? './' : '../'.repeat(up)}"`)
  if (up > 0 && base === html) throw new Error('Failed to emit deep links: index.html has no <base href="./">')
  return base
}

/** Folders above an unknown address in which the app is looked for. */
const deepest = 8

/** Said to those whose browser runs no script, and when the app is in none of the folders above. */
const sentence = `<main data-lost="">
      <h1>There is no page at this address</h1>
      <p>It may have been typed wrong, or cut when it was copied. <a href="/">Go to the start page</a>.</p>
    </main>`
const style = `<style>
      [data-lost] { position: absolute; inset: 20vh 1rem auto; max-width: 36rem; margin: 0 auto; font: 16px/1.5 system-ui, sans-serif; }
      @media (scripting: enabled) { [data-lost] { visibility: hidden; animation: lost 0s 1.5s forwards; } }
      @keyframes lost { to { visibility: visible; } }
    </style>`

/** The page for unknown addresses, without a base and without the app's files, and the script that finds both. */
function lostPage(html: string): { readonly source: string; readonly finder: string } {
  const tag = /^\s*<(script|link)\b([^>]*\b(?:src|href)="[^>]*)>(?:<\/script>)?\s*$/gm
  const tags = [...html.matchAll(tag)].map(([, name = '', attributes = '']) => [name, attributesOf(attributes)])
  if (tags.length === 0) throw new Error('Failed to emit 404.html: index.html names no files')
  const asked = Array.from({ length: deepest }, (_, up) => `<script src="${'../'.repeat(up) || './'}find-home.js"></script>`)
  const source = html
    .replace(tag, '')
    .replace(/\s*<base [^>]*>/, '')
    .replace('</head>', `  ${style}\n  </head>`)
    .replace('<div id="root"></div>', `<div id="root">${sentence}</div>\n    ${asked.join('\n    ')}`)
  const finder = readFileSync(new URL('./find-home.js', import.meta.url), 'utf8').replace("['__TAGS__']", JSON.stringify(tags))
  return { source, finder }
}

const attributesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]))
