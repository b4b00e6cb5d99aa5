import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

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

if (process.argv[1] === import.meta.filename) writeFileSync(templatesModuleUrl, templatesModule())
