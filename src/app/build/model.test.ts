import { expect, test } from 'vitest'
import { applyFix } from '#project/problem.ts'
import type { Project } from '#project/project.ts'
import { templates } from '#project/templates.ts'
import type { BuildResult } from '#runtimes/builder.ts'
import { buildProblems, inEditor } from './model.ts'

const echo = templates.find(({ id }) => id === 'cpp-echo')
const source = 'int main()\n{\n    auto é = "ä" + texd;\n}\n'
const project = { ...echo?.project, files: { 'main.cpp': { content: source, executable: false } } } as Project
const place = { line: 3, column: 22, endLine: 3, endColumn: 26 }
const result: BuildResult = {
  files: undefined,
  log: '',
  millis: 1,
  diagnostics: [
    { file: 'main.cpp', ...place, severity: 'error', message: "use of 'texd'", fixes: [{ file: 'main.cpp', ...place, text: 'text' }] },
  ],
}

test('a compiler’s error is a problem, and its repair lands where clang’s bytes say', () => {
  const [problem] = buildProblems(project, result, project.files)
  expect(problem).toMatchObject({ severity: 'error', path: 'main.cpp', line: 3, what: "clang says: use of 'texd'" })
  expect(problem?.fix && applyFix(project, problem.fix).files['main.cpp']?.content).toBe(source.replace('texd', 'text'))
})

test('once the file is edited, what was said about it is gone', () => {
  const edited = { ...project, files: { 'main.cpp': { content: `${source}\n`, executable: false } } }
  expect(buildProblems(edited, result, project.files)).toEqual([])
})

test('columns are counted in the editor’s units', () => {
  const lineOf = (line: number) => source.split('\n')[line - 1] ?? ''
  expect(inEditor(place, lineOf)).toEqual({ line: 3, column: 20, endLine: 3, endColumn: 24 })
  const point = { line: 3, column: 5, endLine: 3, endColumn: 5 }
  expect(inEditor(point, lineOf)).toEqual({ line: 3, column: 5, endLine: 3, endColumn: 9 })
})
