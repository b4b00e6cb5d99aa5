import { expect, test } from 'vitest'
import { random } from '#base/random.ts'
import { openProject, saveProject } from './save.ts'
import { fragmentOf, openFragment } from './share.ts'
import { defaultProject } from './templates.ts'

/** A character changed, a piece cut out, doubled, or put in from elsewhere. */
function mutated(text: string, chance: () => number): string {
  const at = Math.floor(chance() * text.length)
  const length = Math.floor(chance() * 30)
  const strange = ['<img src=x onerror=alert(1)>', '\u0000', '__proto__', '../../etc/passwd', '1e999', 'null', '"', '{']
  const kind = Math.floor(chance() * 5)
  if (kind === 0) return text.slice(0, at) + String.fromCharCode(Math.floor(chance() * 256)) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + text.slice(at + length)
  if (kind === 2) return text.slice(0, at) + text.slice(at, at + length) + text.slice(at)
  if (kind === 3) return text.slice(0, at) + strange[Math.floor(chance() * strange.length)] + text.slice(at + length)
  return text.slice(0, at)
}

test('ten thousand damaged links are refused with a sentence, or open as a whole project, or are no link', () => {
  const chance = random(11)
  const whole = fragmentOf(defaultProject)
  const sound = openFragment(whole)
  const parts = sound?.ok ? Object.keys(sound.project).sort() : []
  expect(parts).toContain('files')
  for (let round = 0; round < 10_000; round += 1) {
    const opened = openFragment(mutated(whole, chance))
    if (opened?.ok === false) expect(opened.says).toMatch(/^This (link|project) cannot be opened: [\s\S]{10,}\.$/)
    else if (opened) expect(Object.keys(opened.project).sort()).toEqual(parts)
  }
}, 60_000)

test('ten thousand damaged projects are refused with a sentence, or open with paths that stay inside', () => {
  const chance = random(12)
  const whole = saveProject(defaultProject)
  for (let round = 0; round < 10_000; round += 1) {
    const opened = openProject(mutated(whole, chance))
    if (!opened.ok) expect(opened.says).toMatch(/^This project cannot be opened: [\s\S]{10,}\.$/)
    else for (const path of Object.keys(opened.project.files)) expect(path.startsWith('/') || path.split('/').includes('..')).toBe(false)
  }
  expect(({} as Record<string, unknown>).text).toBeUndefined()
}, 60_000)
