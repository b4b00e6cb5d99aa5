import { expect, test } from 'vitest'
import { openProject, saveProject } from './save.ts'
import { defaultProject } from './templates.ts'

const project = {
  ...defaultProject,
  files: {
    ...defaultProject.files,
    'lib/é.bin': { content: Uint8Array.from({ length: 70_000 }, (_, index) => index % 256), executable: true },
  },
  layers: [
    { name: 'tools', files: { 'bin/tool': { content: '#!/bin/bash\n', executable: true } } },
    { name: 'empty', files: {} },
  ],
  config: { ...defaultProject.config, temporaryMb: 1024 },
  tools: true,
  event: 'not {json',
}

/** A saved project with a part of it replaced. */
const changed = (part: object) => JSON.stringify({ ...JSON.parse(saveProject(project)), ...part })

test('a project comes back as it was, bytes and modes and an unfinished event included', () => {
  expect(openProject(saveProject(project))).toEqual({ ok: true, project })
})

test.each([
  ['cut in the middle', saveProject(project).slice(0, 500), 'not whole JSON'],
  ['of another program', '{"version":1}', 'not saved by this playground'],
  ['of a later version', changed({ version: 3 }), 'newer version'],
  ['without files', changed({ files: [] }), 'list of files is missing'],
  ['with a file that leads out', changed({ files: { '../../etc/passwd': { text: '' } } }), 'leads out of the folder'],
  ['with an absolute file', changed({ layers: [{ name: 'x', files: { '/etc/passwd': { text: '' } } }] }), 'is absolute'],
  ['with six layers', changed({ layers: Array(6).fill({ name: 'x', files: {} }) }), 'may have 5'],
  ['with damaged bytes', changed({ files: { a: { base64: '!!!' } } }), 'file a has no readable content'],
  ['with settings of another kind', changed({ config: { timeoutMs: 'soon' } }), 'settings are damaged'],
  ['without an event', changed({ event: undefined }), 'event is missing'],
])('a saved project %s is refused with a sentence', (_name, saved, says) => {
  expect(openProject(saved)).toEqual({ ok: false, says: expect.stringContaining(says) })
})

test('settings that a save lacks get their usual values', () => {
  expect(openProject(changed({ config: { handler: 'a.b' } }))).toMatchObject({
    ok: true,
    project: { config: { handler: 'a.b', timeoutMs: 3000 } },
  })
})

test('a project that was saved with one layer opens, and may now have as many environments as others', () => {
  const { layers: _layers, invoke: _invoke, ...rest } = JSON.parse(saveProject(project))
  const old = { ...rest, version: 1, layer: { 'bin/tool': { text: 'x' } }, config: { ...rest.config, concurrency: 4 } }
  expect(openProject(JSON.stringify(old))).toMatchObject({
    ok: true,
    project: { layers: [{ name: 'layer', files: { 'bin/tool': { content: 'x' } } }], config: { concurrency: 16 }, invoke: { via: 'json' } },
  })
  expect(openProject(JSON.stringify({ ...old, layer: {} }))).toMatchObject({ project: { layers: [] } })
})

test('how an event is sent comes back, and what cannot be read of it is as usual', () => {
  const invoke = {
    ...project.invoke,
    via: 'alb' as const,
    type: 'Event' as const,
    http: { ...project.invoke.http, multiValue: true, cookies: ['a=1'] },
  }
  const opened = openProject(saveProject({ ...project, invoke }))
  expect(opened.ok && opened.project.invoke).toEqual(invoke)
  expect(openProject(changed({ invoke: { via: 'pigeon', http: { method: 1 } } }))).toMatchObject({ project: { invoke: project.invoke } })
})
