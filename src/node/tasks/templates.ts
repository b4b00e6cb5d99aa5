import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const folder = new URL('../../project/templates/', import.meta.url)

/** The module that carries the template files into the page: the files themselves stay real ones, to be read and run as they are. */
export function templatesModule(): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath.slice(folder.pathname.length)}/${entry.name}`.replace(/^\//, ''))
  const rows = names.sort().map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(readFileSync(new URL(name, folder), 'utf8'))},\n`)
  return `// Made by \`npm run templates\` from the files beside it. Edit those.\nexport const templateFiles = {\n${rows.join('')}} as const\n`
}

export const templatesModuleUrl = new URL('files.generated.ts', folder)

const entry = fileURLToPath(new URL('../managed-node/index.ts', import.meta.url))

/** The module that carries `index.mjs` of the zip for the managed Node.js runtime: one file, made from its TypeScript and what that imports. */
export async function nodeHandlerModule(): Promise<string> {
  const options = {
    ssr: entry,
    write: false,
    minify: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'index.mjs' } },
  }
  const made = await build({ configFile: false, logLevel: 'error', build: options, ssr: { noExternal: true } })
  const [output] = Array.isArray(made) ? made : [made]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('Failed to make index.mjs: the build gave no chunk')
  return `// Made by \`npm run templates\` from src/node/managed-node. Edit that.\nexport const nodeHandler = ${JSON.stringify(chunk.code)}\n`
}

export const nodeHandlerModuleUrl = new URL('../../runtimes/cpp/node-handler.generated.ts', import.meta.url)

if (process.argv[1] === import.meta.filename) {
  writeFileSync(templatesModuleUrl, templatesModule())
  writeFileSync(nodeHandlerModuleUrl, await nodeHandlerModule())
}
