import { zipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import { bytesOf, textOf } from '#base/bytes.ts'
import { defaultProject } from '#project/templates.ts'
import { bundleOf } from './bundle.ts'
import { centralDirectory } from './central-directory.ts'
import { importZip } from './import.ts'
import { packagesOf } from './packages.ts'
import { zipOf } from './zip.ts'

const files = {
  'lib/é.txt': { content: 'Ünïcode\n', executable: false },
  bootstrap: { content: '#!/bin/bash\n', executable: false },
  'bin/tool': { content: Uint8Array.from([0, 255, 254, 10]), executable: true },
  empty: { content: '', executable: false },
}

/** Writes into a zip that fflate made: some fields no writer offers. */
const patched = (zip: Uint8Array, at: number, byte: number) => zip.with(at, byte)
const directoryAt = (zip: Uint8Array) => new DataView(zip.buffer).getUint32(zip.length - 6, true)

test('the same files give the same bytes, in whatever order they come and wherever the clock stands', () => {
  const zip = zipOf(files)
  vi.stubEnv('TZ', 'Asia/Tokyo')
  expect(new Date(0).getHours()).toBe(9)
  const elsewhere = zipOf(Object.fromEntries(Object.entries(files).reverse()))
  vi.unstubAllEnvs()
  expect(elsewhere).toEqual(zip)
  expect(zip[10 + 2]).toBe(0x21)
})

test('modes are 0755 for bootstrap and executables, 0644 else; names are sorted and stand at the root', () => {
  expect(centralDirectory(zipOf(files))?.map(({ path, mode }) => [path, mode?.toString(8)])).toEqual([
    ['bin/tool', '100755'],
    ['bootstrap', '100755'],
    ['empty', '100644'],
    ['lib/é.txt', '100644'],
  ])
})

test('what was zipped is imported as it was, bytes as bytes and text as text', () => {
  expect(importZip(zipOf(files))).toEqual({
    ok: true,
    notes: [],
    files: { ...files, bootstrap: { content: '#!/bin/bash\n', executable: true } },
  })
})

test('the three packages hold what stands in /var/task and /opt', () => {
  const layer = { 'bin/tool': { content: 'x', executable: true }, bootstrap: { content: 'the layer’s own', executable: true } }
  const packages = packagesOf({ ...defaultProject, layers: [{ name: 'runtime', files: layer }] })
  const paths = Object.values(packages).map((zip) => centralDirectory(zip)?.map(({ path }) => path))
  expect(paths).toEqual([['bootstrap', 'function.sh'], ['bin/tool', 'bootstrap'], ['function.sh']])
  expect(importZip(packages['layer.zip'])).toMatchObject({ files: { bootstrap: defaultProject.files.bootstrap } })
})

test('the bundle holds the packages, the event and a README whose commands name them', () => {
  const config = { ...defaultProject.config, functionName: 'hello', variables: { GREETING: "it's" } }
  const { name, bytes } = bundleOf({ ...defaultProject, config })
  const opened = importZip(bytes)
  if (!opened.ok) throw new Error(opened.says)
  expect(name).toBe('hello.zip')
  expect(Object.keys(opened.files)).toEqual(['README.md', 'event.json', 'function-only.zip', 'function.zip', 'layer.zip'])
  expect(opened.files['function.zip']?.content).toEqual(packagesOf(defaultProject)['function.zip'])
  expect(opened.files['README.md']?.content).toContain(`--environment '{"Variables":{"GREETING":"it'\\''s"}}'`)
})

test('a function that needs its layer is not offered alone', () => {
  const layer = { 'bin/tool': { content: 'x', executable: true } }
  const opened = importZip(bundleOf({ ...defaultProject, layers: [{ name: 'tools', files: layer }] }).bytes)
  const readme = opened.ok ? opened.files['README.md']?.content : ''
  expect(readme).not.toContain('fileb://function.zip')
  expect(readme).toContain('fileb://function-only.zip')
})

test.each([
  ['nothing', new Uint8Array(), 'not a zip'],
  ['a text', bytesOf('hello, this is a text and no zip at all'), 'not a zip'],
  ['a zip that was cut', zipOf(files).slice(0, -60), 'not a zip'],
  ['a name that leads out', zipSync({ '../../evil.sh': bytesOf('') }), 'leads out'],
  ['an absolute name', zipSync({ '/etc/passwd': bytesOf('') }), 'is absolute'],
  ['a drive', zipSync({ 'C:\\x': bytesOf('') }), 'is absolute'],
  ['a NUL', zipSync({ 'a\0b': bytesOf('') }), 'NUL'],
])('%s is refused with a sentence', (_name, zip, says) => {
  expect(importZip(zip)).toEqual({ ok: false, says: expect.stringContaining(says) })
})

test('encrypted files, unknown methods, damaged bytes and untrue sizes are refused', () => {
  const zip = zipSync({ a: bytesOf('hello hello hello hello hello') })
  const entry = directoryAt(zip)
  expect(importZip(patched(zip, entry + 8, 1))).toMatchObject({ ok: false, says: expect.stringContaining('is encrypted') })
  expect(importZip(patched(zip, entry + 10, 14))).toMatchObject({ ok: false, says: expect.stringContaining('number 14') })
  expect(importZip(patched(zip, entry + 16, (zip[entry + 16] ?? 0) ^ 1))).toMatchObject({
    ok: false,
    says: expect.stringContaining('is damaged'),
  })
  expect(importZip(patched(zip, entry + 24, 5))).toMatchObject({ ok: false, says: expect.stringContaining('is damaged') })
  expect(importZip(patched(zip, entry + 27, 0x40))).toMatchObject({ ok: false, says: expect.stringContaining('Lambda takes 262144000') })
})

test('a zip made on Windows is mended: backslashes become folders and bootstrap becomes executable', () => {
  const zip = zipSync({ bootstrap: bytesOf('#!/bin/bash\n'), 'lib\\a.sh': bytesOf('true\n') })
  const opened = importZip(zip)
  expect(opened).toMatchObject({
    ok: true,
    files: { bootstrap: { executable: true }, 'lib/a.sh': { content: 'true\n', executable: false } },
  })
  expect(opened.ok && opened.notes).toHaveLength(2)
})

test('links and what macOS adds are left out, and it is said', () => {
  const link = { os: 3, attrs: (0o120777 << 16) >>> 0 }
  const opened = importZip(
    zipSync({ link: [bytesOf('bootstrap'), link], '__MACOSX/._a': bytesOf(''), 'folder/': new Uint8Array(), a: bytesOf('') }),
  )
  expect(opened.ok && Object.keys(opened.files)).toEqual(['a'])
  expect(opened.ok && opened.notes).toHaveLength(2)
})

test('garbage in every byte of a zip never throws', () => {
  const zip = zipOf(files)
  for (let at = 0; at < zip.length; at += 1)
    for (const byte of [0, 127, 255]) expect(typeof importZip(patched(zip, at, byte)).ok).toBe('boolean')
  expect(textOf(zip.subarray(0, 2))).toBe('PK')
})
