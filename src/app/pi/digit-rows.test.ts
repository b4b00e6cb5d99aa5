import { expect, test } from 'vitest'
import { groupsOf, scrolling } from './digit-rows.ts'

const digits = new TextEncoder().encode('3141592653589793238462643383279')
const texts = (row: number, found: { at: number; length: number } | null = null, count = digits.length) =>
  groupsOf(digits, count, row, 20, found).map((group) => group.map(({ text, found }) => (found ? `[${text}]` : text)).join(''))

test('rows hold groups of ten from the first digit after the point on, and only what has come', () => {
  expect(texts(0)).toEqual(['1415926535', '8979323846'])
  expect(texts(1)).toEqual(['2643383279'])
  expect(texts(0, null, 14)).toEqual(['1415926535', '897'])
})

test('what was found is marked, across groups and rows', () => {
  expect(texts(0, { at: 9, length: 4 })).toEqual(['14159265[35]', '[89]79323846'])
  expect(texts(1, { at: 19, length: 3 })).toEqual(['[2]643383279'])
})

test.for([10, 1000, 200_000, 20_000_000])('of %d rows the first and the last can be reached', (rows) => {
  const view = scrolling(rows, 18, 24)
  const most = view.height - 18 * 24
  expect(view.firstRow(0)).toBe(0)
  expect(view.firstRow(Math.max(0, most))).toBe(Math.max(0, rows - 18))
  for (const row of [0, Math.floor(rows / 3), Math.max(0, rows - 18)]) {
    expect(Math.abs(view.firstRow(view.topOf(row)) - Math.min(row, Math.max(0, rows - 18)))).toBeLessThanOrEqual(1)
  }
})
