import { expect, test } from 'vitest'
import { random } from '#base/random.ts'
import { FileContent } from './file-content.ts'

test('it holds what a string would hold, however it is written, read and cut', () => {
  const chance = random(1)
  const below = (limit: number) => Math.floor(chance() * limit)
  for (let round = 0; round < 50; round += 1) {
    const content = new FileContent()
    let text = ''
    for (let step = 0; step < 40; step += 1) {
      const bytes = String.fromCharCode(97 + below(26)).repeat(below(20_000))
      const at = below(text.length + 1000)
      if (step % 5 === 4) {
        content.truncate(at)
        text = text.slice(0, at)
      } else if (step % 2 === 0) {
        content.append(bytes)
        text += bytes
      } else {
        content.write(at, bytes)
        text = text.slice(0, at).padEnd(at, '\0') + bytes + text.slice(at + bytes.length)
      }
      expect(content.length).toBe(text.length)
      const from = below(text.length + 1)
      const max = below(40_000)
      expect(content.read(from, max)).toBe(text.slice(from, from + max))
    }
    expect(content.read(0, content.length)).toBe(text)
  }
})

test('a file may be larger than any string: ten gigabytes of the same line take no room', () => {
  const content = new FileContent()
  const lines = 'y\n'.repeat(32_768)
  for (let bytes = 0; bytes < 10_240 * 1024 * 1024; bytes += lines.length) content.append(lines)
  expect(content.length).toBe(10_737_418_240)
  expect(content.read(10_737_418_236, 10)).toBe('y\ny\n')
})
