import { beforeEach, expect, test } from 'vitest'
import { MemoryStore } from './memory-store.ts'

let store: MemoryStore
beforeEach(() => {
  store = new MemoryStore({ now: () => 1000, uid: 993, gid: 990, random: () => 0.5, writable: ['/tmp'], temporaryBytes: 100 })
  store.place('/var/task/lib/function.sh', 'handler() { :; }\n', 0o644)
  store.seal()
})

const write = (path: string, text: string, append = false) =>
  store.open(path, { write: true, create: true, truncate: !append, append, mode: 0o644 }).writeNow(text)
const read = (path: string) => store.open(path, { read: true }).readNow(1000)

test('what was deployed can be read and not changed', () => {
  expect(read('/var/task/lib/function.sh')).toBe('handler() { :; }\n')
  expect(() => write('/var/task/x', 'y')).toThrow('Read-only file system')
  expect(() => store.unlink('/var/task/lib/function.sh')).toThrow('Read-only file system')
  expect(store.access('/var/task/lib', 2)).toBe(false)
})

test('/tmp takes what fits into it, and gives the space back', () => {
  write('/tmp/a', 'x'.repeat(60))
  expect(write('/tmp/b', 'x'.repeat(60))).toBe(40)
  expect(() => write('/tmp/c', 'x')).toThrow('No space left on device')
  store.unlink('/tmp/a')
  expect(write('/tmp/b', 'x'.repeat(60))).toBe(60)
})

test('appending goes to the end, writing over replaces, a gap is filled with NUL', () => {
  write('/tmp/a', 'one')
  write('/tmp/a', 'two', true)
  expect(read('/tmp/a')).toBe('onetwo')
  const open = store.open('/tmp/a', { write: true, read: true })
  open.seek(8)
  open.writeNow('!')
  expect(read('/tmp/a')).toBe('onetwo\0\0!')
})

test('links are followed, also in the middle of a path, and a circle is noticed', () => {
  store.symlink('../var/task', '/tmp/task')
  expect(read('/tmp/task/lib/../lib/function.sh')).toContain('handler')
  expect(store.realpath('/tmp/task/lib')).toBe('/var/task/lib')
  store.symlink('/tmp/b', '/tmp/a')
  store.symlink('/tmp/a', '/tmp/b')
  expect(() => store.stat('/tmp/a')).toThrow('Too many levels of symbolic links')
})

test.for([
  [() => store.stat('/tmp/none'), 'No such file or directory'],
  [() => store.stat('/var/task/lib/function.sh/x'), 'Not a directory'],
  [() => write('/tmp', 'x'), 'Is a directory'],
  [() => store.rmdir('/var/task'), 'Directory not empty'],
  [() => store.mkdir('/tmp', 0o755), 'File exists'],
  [() => store.rename('/tmp', '/tmp/below'), 'Invalid argument'],
] as const)('a call that cannot succeed fails with the words of Linux: %#', ([call, words]) => {
  expect(call).toThrow(words)
})

test('/dev/null swallows, /dev/zero gives zeros, /dev/full is full', () => {
  expect(write('/dev/null', 'x')).toBe(1)
  expect(read('/dev/null')).toBe('')
  expect(store.open('/dev/zero', { read: true }).readNow(3)).toBe('\0\0\0')
  expect(() => write('/dev/full', 'x')).toThrow('No space left on device')
})
