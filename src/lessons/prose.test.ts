import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conditions } from '#app/learn/sight.ts'
import { judgedRuns } from '#app/session/judged-fixtures.ts'
import { lessonPlaces } from '#node/build/lessons.ts'
import { deployable } from '#node/cpp/compile.ts'
import { templates } from '#project/templates.ts'
import { steps } from '#trace/sequence.ts'
import type { Trace } from '#trace/timeline.ts'
import { course, lessonProject } from './catalog.ts'
import { invoke } from './stimuli.ts'

const entries = course.flatMap(({ lessons }) => lessons)
const places = lessonPlaces().flatMap(({ lessons }) => lessons)

/** The prose of a lesson as it was written. */
function proseOf(path: string): string {
  const place = places.find((one) => one.path === path)
  if (!place) throw new Error(`Failed to read the prose of ${path}: there is no such lesson`)
  return readFileSync(join(place.folder, 'lesson.mdx'), 'utf8')
}
const all = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, first = '']) => first)

const routes = new Set([
  '/',
  '/play',
  '/pi',
  '/compare',
  '/trace',
  '/report',
  '/learn',
  '/learn/certificate',
  ...templates.map(({ id }) => `/play/${id}`),
  ...entries.map(({ path }) => `/learn/${path}`),
])

test.for(entries)('$path: every link within the page leads somewhere, and every link out of it is a secure one', ({ path }) => {
  const links = all(proseOf(path), /\]\(([^)]*)\)/g)
  expect(links.filter((link) => !routes.has(link) && !/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+$/.test(link))).toEqual([])
})

test.for(entries)('$path: its tasks wait for what can be seen, and its figures are there', ({ path }) => {
  const prose = proseOf(path)
  expect(all(prose, /<Do when="([^"]*)"/g).filter((name) => !(name in conditions))).toEqual([])
  expect(all(prose, /<Figure show="([^"]*)"/g).filter((name) => !['stage', 'bill', 'environments', 'languages'].includes(name))).toEqual([])
})

test.for(entries)('$path: each question has one right choice, and something to say about every one', ({ path }) => {
  for (const choices of all(proseOf(path), /choices=\{\[(.*?)\n {2}\]\}/gs)) {
    const rows = choices.split('\n').filter((line) => line.trim() !== '')
    expect(rows.filter((row) => /^ *\['\*/.test(row))).toHaveLength(1)
    for (const row of rows) expect(row).toMatch(/^ *\['[^']+', '[^']{8,}'\],?$/)
  }
})

test.for(entries)('$path: it names parts of the page, and not places, which are others on a phone', ({ path }) => {
  expect(proseOf(path)).not.toMatch(
    /\bon the (right|left)\b|\bin the picture\b|\b(above|below) the (code|picture)\b|program in the middle/i,
  )
})

const labels = (trace: Trace): readonly string[] => {
  const toStep = steps()
  return trace.flatMap((event) => toStep(event)?.label ?? [])
}

test.for(entries.filter(({ path }) => proseOf(path).includes('<Find ')))(
  '$path: the step that is to be found is there',
  { timeout: 300_000 },
  async (entry) => {
    const { content } = await entry.load()
    const seen: string[] = []
    for (const files of [content.start, content.solution]) {
      const project = await deployable(lessonProject(entry, files))
      const own = { title: 'As the text says', stimuli: [project.event, project.event, project.event].map(invoke), checks: [] }
      const lesson = { scenarios: [own, ...content.lesson.scenarios] }
      for (const { trace } of await judgedRuns(lesson, project)) seen.push(...labels(trace))
    }
    for (const step of all(proseOf(entry.path), /<Find step="([^"]*)"/g))
      expect(
        seen.some((label) => label.includes(step)),
        step,
      ).toBe(true)
  },
)

test('every claim of the article has its lesson, with something to do in it', () => {
  const table = readFileSync(new URL('../../docs/article.md', import.meta.url), 'utf8')
  const rows = table.split('\n').filter((line) => /^\| .*`[a-z-]+\/[a-z0-9-]+`/.test(line))
  expect(rows.length).toBeGreaterThan(25)
  for (const row of rows) {
    const [, path = ''] = /\| `([a-z-]+\/[a-z0-9-]+)` *\|/.exec(row) ?? []
    expect(entries.map((entry) => entry.path)).toContain(path)
    expect(proseOf(path)).toMatch(/<(Do|Find|Predict)\b/)
  }
})
