import { expect, test } from 'vitest'
import { defaultConfig } from '#lambda/world.ts'
import { demoProject } from './demo.ts'
import type { SourceFile } from './files.ts'
import { applyFix } from './problem.ts'
import { findProblems } from './problems.ts'
import type { Project } from './project.ts'
import { defaultProject, templates } from './templates.ts'

const article = templates.find(({ id }) => id === 'article')?.project ?? defaultProject
const withFile = (path: string, file: Partial<SourceFile>): Project => ({
  ...defaultProject,
  files: { ...defaultProject.files, [path]: { content: '', executable: true, ...defaultProject.files[path], ...file } },
})
const bootstrap = String(defaultProject.files.bootstrap?.content)
const ids = (project: Project) => findProblems(project).map(({ id }) => id)

/** Applies the first fix on offer until none is left. */
function repaired(project: Project): Project {
  const fix = findProblems(project).find((problem) => problem.fix)?.fix
  return fix ? repaired(applyFix(project, fix)) : project
}

test.each([...templates.filter(({ id }) => id !== 'article'), { id: 'demo', project: demoProject }])(
  'nothing is wrong with the project $id',
  ({ project }) => {
    expect(findProblems(project)).toEqual([])
  },
)

test('the article’s bootstrap has its three mistakes, each with its line and its repair', () => {
  expect(findProblems(article).map(({ id, line }) => [id, line])).toEqual([
    ['loop-without-do', 7],
    ['headers-never-set', 9],
    ['unknown-request-id', 16],
  ])
  const text = String(repaired(article).files.bootstrap?.content)
  expect(ids(repaired(article))).toEqual([])
  expect(text).toContain('HEADERS="$(mktemp)"\nwhile true; do\n')
  expect(text).toMatch(/invocation\/\$\{INVOCATION_ID\}\/error"/)
})

test.each([
  ['a loop with do in the next line', 'while true\n# wait\ndo\n  :\ndone'],
  ['a loop over several lines of condition', 'while\n  read -r line\ndo :; done < x'],
  ['a request id that read sets', 'while read -r ID; do curl "http://x/invocation/$ID/response"; done'],
  ['the words in a comment', '# while true\n# done with $HEADERS\ntrue'],
])('%s is no defect', (_name, script) => {
  const content = `#!/bin/bash\n# $_HANDLER\n${script}\n`
  expect(ids(withFile('bootstrap', { content }))).toEqual([])
})

test.each([
  ['not-executable', withFile('bootstrap', { executable: false })],
  ['windows-line-ends', withFile('bootstrap', { content: bootstrap.replaceAll('\n', '\r\n') })],
  ['windows-line-ends', withFile('function.sh', { content: 'handler() {\r\n:\r\n}\r\n', executable: false })],
  ['byte-order-mark', withFile('bootstrap', { content: `\ufeff${bootstrap}` })],
  ['no-shebang', withFile('bootstrap', { content: `\n${bootstrap}` })],
  ['missing-bootstrap', { ...defaultProject, files: { 'function.sh': { content: 'handler() { :; }', executable: false } } }],
  ['handler-file-missing', { ...defaultProject, config: { ...defaultConfig, handler: 'index.handler' } }],
  ['handler-function-missing', { ...defaultProject, config: { ...defaultConfig, handler: 'function.main' } }],
] satisfies [string, Project][])('%s is found and its fix leaves nothing wrong', (id, project) => {
  expect(ids(project)).toEqual([id])
  expect(findProblems(repaired(project))).toEqual([])
})

test('a fixed file keeps the rest of its text', () => {
  const fixed = repaired(withFile('bootstrap', { content: `\n${bootstrap}` }))
  expect(fixed.files.bootstrap).toEqual({ content: bootstrap, executable: true })
})

test('the function’s bootstrap wins over the layer’s, and a bootstrap in the layer is enough', () => {
  const { bootstrap: own, ...files } = defaultProject.files
  const layers = [{ name: 'runtime', files: { bootstrap: { content: bootstrap, executable: false } } }]
  expect(ids({ ...defaultProject, layers })).toEqual([])
  expect(own).toBeDefined()
  const layered = { ...defaultProject, files, layers }
  expect(ids(layered)).toEqual(['not-executable'])
  expect(repaired(layered).layers[0]?.files.bootstrap?.executable).toBe(true)
})

test('a program that is not text is left alone', () => {
  const content = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe])
  expect(ids(withFile('bootstrap', { content }))).toEqual([])
})

test('settings that Lambda refuses are told', () => {
  const variables = { AWS_REGION: 'x', '1st': 'x', PATH: '/bin', LARGE: 'x'.repeat(4096) }
  const config = { ...defaultConfig, variables, timeoutMs: 901_000, memoryMb: 64 }
  expect(ids({ ...defaultProject, config })).toEqual(['variable-reserved', 'variable-name', 'variables-too-large', 'timeout', 'memory'])
})

test('an event that is not JSON is told with its place, and one over 6 MiB with its size', () => {
  expect(findProblems({ ...defaultProject, event: '{"a":\n oops}' })[0]?.what).toBe(
    'The event is not JSON: oops cannot stand there (line 2, column 2).',
  )
  expect(ids({ ...defaultProject, event: `"${'a'.repeat(6_291_455)}"` })).toEqual(['event-too-large'])
  expect(ids({ ...defaultProject, event: `"${'a'.repeat(6_291_454)}"` })).toEqual([])
})

test('every problem says what happened, why, and what to do', () => {
  const broken = { ...article, event: '', config: { ...defaultConfig, handler: 'nowhere.x', timeoutMs: 0 } }
  const problems = findProblems(broken)
  expect(problems.length).toBeGreaterThan(5)
  for (const { what, why, remedy } of problems) for (const sentence of [what, why, remedy]) expect(sentence.length).toBeGreaterThan(10)
})
