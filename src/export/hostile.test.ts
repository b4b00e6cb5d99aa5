import { expect, test } from 'vitest'
import { random } from '#base/random.ts'
import { defaultProject } from '#project/templates.ts'
import { importZip } from './import.ts'
import { zipOf } from './zip.ts'

test('ten thousand damaged zips are refused with a sentence, or open with paths that stay inside', () => {
  const chance = random(13)
  const whole = zipOf(defaultProject.files)
  for (let round = 0; round < 10_000; round += 1) {
    const zip = whole.slice(0, chance() < 0.2 ? Math.floor(chance() * whole.length) : undefined)
    for (let changes = Math.ceil(chance() * 4); changes > 0 && zip.length > 0; changes -= 1)
      zip[Math.floor(chance() * zip.length)] = Math.floor(chance() * 256)
    const opened = importZip(zip)
    if (!opened.ok) expect(opened.says).toMatch(/[\s\S]{20,}\.$/)
    else for (const path of Object.keys(opened.files)) expect(path.startsWith('/') || path.split('/').includes('..')).toBe(false)
  }
}, 60_000)
