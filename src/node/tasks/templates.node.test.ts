import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nodeHandlerModule, nodeHandlerModuleUrl, templatesModule, templatesModuleUrl } from './templates.ts'

test('the module with the template files holds what the files hold (npm run templates)', () => {
  expect(readFileSync(templatesModuleUrl, 'utf8')).toBe(templatesModule())
})

test('the module with index.mjs holds what its sources give (npm run templates)', { timeout: 120_000 }, async () => {
  expect(readFileSync(nodeHandlerModuleUrl, 'utf8')).toBe(await nodeHandlerModule())
})
