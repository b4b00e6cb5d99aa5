import { expect, test } from 'vitest'
import { defaultProject } from '#project/templates.ts'
import { addFile, nameProblem, removeFile, renameFile, setContent, setExecutable } from './edits.ts'

test('A renamed file keeps its content and its mode', () => {
  const renamed = renameFile(defaultProject, 'bootstrap', 'lib/start')
  expect(renamed.files['lib/start']).toEqual(defaultProject.files.bootstrap)
  expect(renamed.files.bootstrap).toBeUndefined()
})

test('Editing a file keeps its mode, and changing the mode keeps the file', () => {
  const edited = setContent(defaultProject, 'bootstrap', 'new')
  expect(edited.files.bootstrap).toEqual({ content: 'new', executable: true })
  expect(setExecutable(edited, 'bootstrap', false).files.bootstrap).toEqual({ content: 'new', executable: false })
})

test('A file can be added and removed', () => {
  const added = addFile(defaultProject, 'a.txt')
  expect(added.files['a.txt']).toEqual({ content: '', executable: false })
  expect(removeFile(added, 'a.txt').files).toEqual(defaultProject.files)
})

test('A name that is taken, empty, absolute or leads outside is refused with a sentence', () => {
  for (const bad of ['', 'bootstrap', '/etc/passwd', '../up']) expect(nameProblem(defaultProject, bad)).toMatch(/\.$/)
  expect(nameProblem(defaultProject, 'lib/greet.sh')).toBeUndefined()
})
