import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'

/** Where the lessons stand. */
export const contentFolder = new URL('../../lessons/content/', import.meta.url).pathname

interface Place {
  /** `loop/ask`: stays the same when lessons are renumbered. */
  readonly path: string
  readonly folder: string
  readonly title: string
  /** `fresh`, or the path of the lesson whose solution it begins with. */
  readonly start: string
}

interface ChapterPlace {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly lessons: readonly Place[]
}

interface Settings {
  readonly notExecutable?: readonly string[]
  readonly crlf?: readonly string[]
  readonly without?: readonly string[]
}
interface LessonFile {
  readonly content: string
  readonly executable: boolean
}
interface Tree {
  readonly files: Record<string, LessonFile>
  readonly layer: Record<string, LessonFile>
  readonly settings: Record<string, unknown>
}

const numbered = /^\d\d-([a-z0-9-]+)$/

function folders(within: string): readonly (readonly [name: string, folder: string])[] {
  return readdirSync(within)
    .sort()
    .flatMap((name) => {
      const slug = numbered.exec(name)?.[1]
      return slug ? [[slug, join(within, name)] as const] : []
    })
}

/** The front matter of a lesson (`key: value` lines between two `---`), and the prose after it. */
export function frontMatter(source: string): { readonly fields: Readonly<Record<string, string>>; readonly prose: string } {
  const [whole = '', head = ''] = /^---\n(.*?)\n---\n/s.exec(source) ?? []
  const fields = Object.fromEntries(
    head.split('\n').map((line) => {
      const at = line.indexOf(':')
      return [
        line.slice(0, at).trim(),
        line
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      ]
    }),
  )
  // The lines keep their numbers, so that messages point to the right one.
  return { fields, prose: whole.replace(/[^\n]/g, '') + source.slice(whole.length) }
}

/** Every chapter and lesson there is, in order. Throws when a lesson has no title. */
export function lessonPlaces(): readonly ChapterPlace[] {
  return folders(contentFolder).map(([chapter, folder]) => {
    const { title, says } = JSON.parse(readFileSync(join(folder, 'chapter.json'), 'utf8'))
    let previous = 'fresh'
    const lessons = folders(folder).map(([slug, lessonFolder]): Place => {
      const { fields } = frontMatter(readFileSync(join(lessonFolder, 'lesson.mdx'), 'utf8'))
      const path = `${chapter}/${slug}`
      if (!fields.title) throw new Error(`Failed to read the lesson ${path}: its front matter has no title`)
      const place = { path, folder: lessonFolder, title: fields.title, start: fields.start ?? previous }
      previous = path
      return place
    })
    return { id: chapter, title, says, lessons }
  })
}

/** The address of every lesson, for the build: `learn/loop/ask`. */
export const lessonPaths = (): readonly string[] => lessonPlaces().flatMap(({ lessons }) => lessons.map(({ path }) => `learn/${path}`))

const nothing: Tree = { files: {}, layer: {}, settings: {} }

function overlaid(base: Tree, folder: string): Tree {
  if (!existsSync(folder)) return base
  const { notExecutable = [], crlf = [], without = [], ...settings } = settingsIn(folder)
  const trees = { files: { ...base.files }, layer: { ...base.layer } }
  for (const path of without) delete trees.files[path]
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name === 'settings.json' || statSync(join(folder, name)).isDirectory()) continue
    const path = name.split(sep).join('/')
    const file = { content: readFileSync(join(folder, name), 'utf8'), executable: /(^|\/)(bootstrap|bin\/[^/]+)$/.test(path) }
    if (path.startsWith('layer/')) trees.layer[path.slice('layer/'.length)] = file
    else trees.files[path] = file
  }
  for (const path of notExecutable) trees.files[path] = { ...fileIn(trees, path), executable: false }
  for (const path of crlf) {
    const file = fileIn(trees, path)
    trees.files[path] = { ...file, content: file.content.replaceAll('\n', '\r\n') }
  }
  return { ...trees, settings: mergedSettings(base.settings, settings) }
}

function fileIn({ files }: Pick<Tree, 'files'>, path: string): LessonFile {
  const file = files[path]
  if (!file) throw new Error(`Failed to read a lesson: its settings name the file ${path}, which is not there`)
  return file
}

function settingsIn(folder: string): Settings & Record<string, unknown> {
  const file = join(folder, 'settings.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

const mergedSettings = (base: Record<string, unknown>, over: Record<string, unknown>) => ({
  ...base,
  ...over,
  config: { ...(base.config as object), ...(over.config as object) },
})

/** What a lesson begins with, and its solution. */
export function lessonFiles(path: string, places = lessonPlaces().flatMap(({ lessons }) => lessons)): { start: Tree; solution: Tree } {
  const place = places.find((one) => one.path === path)
  if (!place) throw new Error(`Failed to read the lesson ${path}: there is none at this path`)
  const base = place.start === 'fresh' ? nothing : lessonFiles(place.start, places).solution
  const start = overlaid(base, join(place.folder, 'start'))
  return { start, solution: overlaid(start, join(place.folder, 'solution')) }
}

/** The words of a lesson, for the search: without markup and components. */
export const plainText = (mdx: string): string =>
  mdx
    .replace(/<[^>]*>|\{[^}]*\}|[`*_#>|]/g, ' ')
    .replace(/\]\([^)]*\)|\[/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const catalog = 'virtual:lessons'
const search = 'virtual:lesson-texts'
const one = 'virtual:lesson/'

function catalogModule(): string {
  const chapters = lessonPlaces().map(
    ({ id, title, says, lessons }) =>
      `{ id: ${JSON.stringify(id)}, title: ${JSON.stringify(title)}, says: ${JSON.stringify(says)}, lessons: [${lessons
        .map(
          (lesson) =>
            `{ path: ${JSON.stringify(lesson.path)}, title: ${JSON.stringify(lesson.title)}, load: () => import(${JSON.stringify(one + lesson.path)}) }`,
        )
        .join(', ')}] }`,
  )
  return `export const chapters = [${chapters.join(',\n')}]`
}

function lessonModule(path: string): string {
  const place = lessonPlaces()
    .flatMap(({ lessons }) => lessons)
    .find((lesson) => lesson.path === path)
  if (!place) throw new Error(`Failed to load the lesson ${path}: there is none at this path`)
  return `
    import Prose from ${JSON.stringify(join(place.folder, 'lesson.mdx'))}
    import { lesson } from ${JSON.stringify(join(place.folder, 'checks.ts'))}
    export const content = { Prose, lesson, ...${JSON.stringify(lessonFiles(path))} }`
}

function searchModule(): string {
  const texts = lessonPlaces().flatMap(({ lessons }) =>
    lessons.map(({ path, folder }) => [path, plainText(frontMatter(readFileSync(join(folder, 'lesson.mdx'), 'utf8')).prose)]),
  )
  return `export const texts = ${JSON.stringify(Object.fromEntries(texts))}`
}

/**
 * Makes the folders under `lessons/content` importable: `virtual:lessons` (the catalogue, small), `virtual:lesson/CHAPTER/LESSON` (one lesson:
 * prose, checks, files; a chunk of its own) and `virtual:lesson-texts` (for the search). Edits reload the page.
 */
export function lessons(): Plugin {
  return {
    name: 'lessons',
    enforce: 'pre',
    resolveId: (id) => (id === catalog || id === search || id.startsWith(one) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${catalog}`) return catalogModule()
      if (id === `\0${search}`) return searchModule()
      return id.startsWith(`\0${one}`) ? lessonModule(id.slice(one.length + 1)) : undefined
    },
    transform: (code, id) => (id.endsWith('/lesson.mdx') ? { code: frontMatter(code).prose, map: null } : undefined),
    configureServer(server) {
      server.watcher.add(contentFolder)
      server.watcher.on('all', (_event, file) => {
        if (relative(contentFolder, file).startsWith('..')) return
        for (const module of server.moduleGraph.idToModuleMap.values())
          if (module.id?.startsWith('\0virtual:lesson')) server.moduleGraph.invalidateModule(module)
        server.hot.send({ type: 'full-reload' })
      })
    },
  }
}
