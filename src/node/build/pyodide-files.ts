import { createReadStream, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const id = 'virtual:pyodide-folder'
const folder = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'))
const types: Readonly<Record<string, string>> = {
  'pyodide.asm.mjs': 'text/javascript',
  'pyodide.asm.wasm': 'application/wasm',
  'python_stdlib.zip': 'application/zip',
  'pyodide-lock.json': 'application/json',
}

/** Pyodide fetches its files from one folder, by their own names: in the build `pyodide/`, in development the package itself. */
export function pyodideFiles(): Plugin {
  let built = false
  return {
    name: 'pyodide-files',
    configResolved: ({ command }) => {
      built = command === 'build'
    },
    resolveId: (name) => (name === id ? `\0${id}` : undefined),
    // Workers stand in assets/.
    load: (name) =>
      name === `\0${id}` ? `export const pyodideFolder = ${JSON.stringify(built ? '../pyodide/' : '/pyodide/')}` : undefined,
    configureServer: ({ middlewares }) => {
      middlewares.use('/pyodide', (request, response, next) => {
        const name = (request.url ?? '').replace(/^\/|\?.*$/g, '')
        const type = types[name]
        if (!type) return next()
        response.setHeader('Content-Type', type)
        createReadStream(join(folder, name)).pipe(response)
      })
    },
    generateBundle() {
      for (const name of Object.keys(types))
        this.emitFile({ type: 'asset', fileName: `pyodide/${name}`, source: readFileSync(join(folder, name)) })
    },
  }
}
