import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The plan of the house: which rooms each room may open a door to. Everything that is not listed is a wall. */
const doors: Readonly<Record<string, readonly string[]>> = {
  base: [],
  lambda: ['base'],
  shell: ['base'],
  project: ['base', 'lambda'],
  trace: ['base', 'lambda'],
  coach: ['base', 'lambda', 'trace'],
  export: ['base', 'lambda', 'project'],
  pi: ['base'],
  runtimes: ['base', 'lambda', 'project', 'shell'],
  engine: ['base', 'lambda', 'trace'],
  wire: ['base', 'lambda', 'engine'],
  lessons: ['base', 'lambda', 'project', 'trace'],
  ui: ['base'],
  node: ['base', 'shell', 'lambda', 'project', 'trace', 'export', 'runtimes', 'engine', 'wire', 'pi', 'lessons'],
  app: ['base', 'shell', 'lambda', 'project', 'trace', 'coach', 'export', 'runtimes', 'engine', 'wire', 'ui', 'pi', 'lessons'],
}
const pure = new Set(['shell', 'coach', 'base', 'lambda', 'project', 'trace', 'export', 'pi', 'lessons'])
const timeOrChance = /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues)|setTimeout)\b/

const root = new URL('.', import.meta.url)
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /^[^/]+\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path),
)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

test('the walk over the rooms finds them all', () => {
  expect(new Set(sources.map((path) => path.split('/')[0]))).toEqual(new Set(Object.keys(doors)))
})

test.for(sources)('%s keeps to its room', (path) => {
  const room = path.split('/')[0] ?? ''
  const text = read(path)
  const open = [room, ...(doors[room] ?? [])]
  for (const [, target] of text.matchAll(/'#(\w+)\//g)) expect(open, `${path} reaches into ${target}/`).toContain(target)
  expect(text, `${path} climbs out of its room by a relative path instead of #room/`).not.toMatch(climbsOut(path))
  // Generated files hold the text of programs that run elsewhere.
  if (pure.has(room) && !path.endsWith('.generated.ts'))
    expect(text, `${path} must be given time and chance as arguments`).not.toMatch(timeOrChance)
})

/** Matches an import that goes up more folders than the file is deep in its room. */
const climbsOut = (path: string) => new RegExp(`(from|import\\() ?'(\\.\\./){${path.split('/').length - 1},}`)

test('a wall that is broken is noticed', () => {
  expect("import { x } from '../lambda/world.ts'").toMatch(climbsOut('trace/print.ts'))
  expect("import { x } from '../runtime.ts'").not.toMatch(climbsOut('runtimes/bash/meta.ts'))
  expect('const now = Date.now()').toMatch(timeOrChance)
  expect('new Date(unixMs)').not.toMatch(timeOrChance)
})
