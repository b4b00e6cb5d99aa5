import { deflateSync } from 'fflate'
import { expect, test } from 'vitest'
import { random } from '#base/random.ts'
import { fragmentOf, openFragment } from './share.ts'
import { defaultProject } from './templates.ts'

test('a project comes back from its link as it was', () => {
  const project = {
    ...defaultProject,
    files: { ...defaultProject.files, logo: { content: new Uint8Array([0, 255, 128]), executable: false } },
  }
  expect(openFragment(`#${fragmentOf(project)}`)).toEqual({ ok: true, project })
})

test('the link of the default project fits into every browser and chat', () => {
  expect(fragmentOf(defaultProject).length).toBeLessThan(4000)
})

test('an address without a project is none of our business', () => {
  expect(openFragment('')).toBeUndefined()
  expect(openFragment('#section')).toBeUndefined()
})

test.for([
  ['a newer form', 'p=2.abc', 'newer version'],
  ['letters that are not base64', 'p=1.%%%', 'damaged'],
  ['a link that was cut', fragmentOf(defaultProject).slice(0, 400), 'cut on its way'],
  [
    'something else inside',
    `p=1.${btoa(String.fromCharCode(...deflateSync(new TextEncoder().encode('{}'))))}`,
    'not saved by this playground',
  ],
] as const)('%s is told in a sentence', ([_, fragment, words]) => {
  const opened = openFragment(fragment)
  expect(opened).toMatchObject({ ok: false })
  expect(opened && !opened.ok && opened.says).toContain(words)
})

test('a link that would fill the memory is refused', () => {
  let packed = ''
  for (const byte of deflateSync(new Uint8Array(20_000_000))) packed += String.fromCharCode(byte)
  expect(openFragment(`p=1.${btoa(packed)}`)).toMatchObject({ ok: false, says: expect.stringContaining('8 MB') })
})

test('10,000 mutated links open or are refused, and never throw', () => {
  const chance = random(7)
  const link = fragmentOf(defaultProject)
  for (let round = 0; round < 10_000; round += 1) {
    const letters = [...link]
    for (let change = 0; change < 1 + chance() * 4; change += 1) {
      const at = 4 + Math.floor(chance() * (letters.length - 4))
      if (chance() < 0.3) letters.splice(at, 1 + Math.floor(chance() * 20))
      else letters[at] = String.fromCharCode(33 + Math.floor(chance() * 93))
    }
    const opened = openFragment(letters.join(''))
    expect(opened === undefined || typeof opened.ok === 'boolean').toBe(true)
  }
})
