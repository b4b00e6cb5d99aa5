import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import dictionary from 'dictionary-en'
import nspell from 'nspell'
import { expect, test } from 'vitest'
import { frontMatter, lessonPlaces, plainText } from './build/lessons.ts'

const spelling = nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) })
for (const word of readFileSync(new URL('../lessons/words.txt', import.meta.url), 'utf8').split('\n')) if (word !== '') spelling.add(word)

const places = lessonPlaces().flatMap(({ lessons }) => lessons)
const source = (folder: string) => readFileSync(join(folder, 'lesson.mdx'), 'utf8')

/** The prose of a lesson: no code, no addresses; what stands in the choices of a prediction counts. */
function proseOf(folder: string): string {
  const { fields, prose } = frontMatter(source(folder))
  const choices = [...prose.matchAll(/(?:question|because)="([^"]*)"|\['\*?([^\]]*?)'\]/g)].map(([, asked, chosen]) => asked ?? chosen)
  const text = prose
    .replace(/```.*?```/gs, ' ')
    .replace(/`[^`]*`/g, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
    .replace(/<kbd>.*?<\/kbd>/g, ' ')
  return `${fields.title} ${plainText(text)} ${choices.join(' ')}`
}

test.for(places)('$path is spelled as it should be', ({ folder }) => {
  const words = proseOf(folder).match(/(?<![\w/.@#$-])\p{L}[\p{L}’']*(?![\w/(_]|\.\w)/gu) ?? []
  const unknown = words
    .map((word) => word.replaceAll('’', "'").replace(/'s?$/, ''))
    .filter((word) => word.length > 1 && !spelling.correct(word))
  expect([...new Set(unknown)]).toEqual([])
})

test.for(places)('$path comes to its first task in less than 250 words', ({ folder }) => {
  const { prose } = frontMatter(source(folder))
  const before = plainText(prose.slice(0, prose.search(/<(Do|Find|Predict)\b/)))
  expect(prose).toMatch(/<Do when="passed">/)
  expect(before.split(' ').length).toBeLessThan(250)
})
