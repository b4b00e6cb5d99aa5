import { expect, test } from 'vitest'
import { optOf } from '#project/layers.ts'
import { defaultProject } from '#project/templates.ts'
import {
  addFile,
  addLayer,
  fileAt,
  inLayer,
  moveLayerDown,
  nameProblem,
  removeFile,
  removeLayer,
  renameFile,
  setContent,
  setExecutable,
} from './edits.ts'

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

test('A layer takes files of its own, and a later layer overwrites an earlier one', () => {
  const tool = inLayer(0, 'bin/tool')
  const one = setContent(addFile(addLayer(defaultProject), tool), tool, 'first')
  const two = addFile(addLayer(one), inLayer(1, 'bin/tool'), { content: 'second', executable: true })
  expect(two.layers.map(({ name }) => name)).toEqual(['layer-1', 'layer-2'])
  expect(optOf(two)['bin/tool']).toEqual({ content: 'second', executable: true })
  expect(optOf(moveLayerDown(two, 0))['bin/tool']?.content).toBe('first')
  expect(optOf(removeLayer(two, 1))['bin/tool']?.content).toBe('first')
  expect(Object.keys(optOf(renameFile(one, tool, 'bin/other')))).toEqual(['bin/other'])
  expect(nameProblem(two, 'bin/tool', 1)).toContain('already')
  expect(nameProblem(two, 'bin/tool')).toBeUndefined()
})

test('A sixth layer is not added', () => {
  let project = defaultProject
  for (let more = 0; more < 7; more += 1) project = addLayer(project)
  expect(project.layers).toHaveLength(5)
})

test('A bootstrap that the function lacks is found in the last layer that has one', () => {
  const bare = removeFile(defaultProject, 'bootstrap')
  const layered = addFile(addLayer(addLayer(bare)), inLayer(1, 'bootstrap'))
  expect(fileAt(layered, 'bootstrap')?.name).toBe(inLayer(1, 'bootstrap'))
  expect(fileAt(bare, 'bootstrap')).toBeUndefined()
})
