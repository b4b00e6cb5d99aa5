import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { templatesModule, templatesModuleUrl } from './templates.ts'

test('the module with the template files holds what the files hold (npm run templates)', () => {
  expect(readFileSync(templatesModuleUrl, 'utf8')).toBe(templatesModule())
})
