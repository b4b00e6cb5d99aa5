import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentFolder } from './build/lessons.ts'

/** `npm run lesson -- new CHAPTER SLUG "TITLE"`: a lesson to begin with, last in its chapter; a new chapter when there is none of this name. */

const usage = `Usage: npm run lesson -- new CHAPTER SLUG "TITLE"
CHAPTER and SLUG are of small letters, digits and hyphens: npm run lesson -- new loop retries "When an answer gets lost"`

const lessonMdx = (title: string) => `---
title: "${title}"
start: loop/complete
---
One new idea, in plain short sentences. Less than 250 words before the first task.

<Do when="answered">**Invoke** the function as it is.</Do>

<Predict
  question="what happens next?"
  choices={[
    ['This', 'Say why not.'],
    ['*That', 'Say why. The right choice begins with a star.'],
  ]}
/>

<Do when="passed">Say what shall be true in the end.</Do>
`

const checksTs = `import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const greets = responds('greets', 'The answer greets in the way of this lesson', (body, event) => {
  const { name } = JSON.parse(event)
  return body.includes(\`Good morning, \${name}!\`) ? undefined : \`A response with “Good morning, \${name}!” in it.\`
})

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: ['A nudge.', 'Almost the answer.'],
  scenarios: [
    { title: 'Ada', stimuli: [invoke({ name: 'Ada' })], checks: [greets] },
    { title: 'Somebody else', hidden: true, stimuli: [invoke({ name: 'Grace' })], checks: [greets] },
  ],
}
`

const solution = `handler() {
  local name=world string='"name" *: *"([^"]*)"'
  [[ $1 =~ $string ]] && name=\${BASH_REMATCH[1]}
  echo "Good morning, $name!"
}
`

/** The folder of this name, whatever its number; a new one with the next number when there is none. */
function numbered(within: string, slug: string): string {
  const names = readdirSync(within).filter((name) => /^\d\d-/.test(name))
  const known = names.find((name) => name.slice(3) === slug)
  const next = String(Math.max(0, ...names.map((name) => Number(name.slice(0, 2)))) + 1).padStart(2, '0')
  return join(within, known ?? `${next}-${slug}`)
}

function create(chapter: string, slug: string, title: string): void {
  const chapterFolder = numbered(contentFolder, chapter)
  if (!existsSync(chapterFolder)) {
    mkdirSync(chapterFolder)
    writeFileSync(join(chapterFolder, 'chapter.json'), `${JSON.stringify({ title: chapter, says: 'What it is about.' })}\n`)
  }
  const folder = numbered(chapterFolder, slug)
  if (existsSync(folder)) throw new Error(`Failed to make the lesson: ${folder} is there already. Choose another name.`)
  mkdirSync(join(folder, 'start'), { recursive: true })
  mkdirSync(join(folder, 'solution'))
  writeFileSync(join(folder, 'lesson.mdx'), lessonMdx(title))
  writeFileSync(join(folder, 'checks.ts'), checksTs)
  writeFileSync(join(folder, 'solution', 'function.sh'), solution)
  console.log(
    `Made ${folder}\nSee it: npm run dev, then /learn/${chapter}/${slug}\nTest it: npx vitest run --project unit src/lessons -t ${chapter}/${slug}`,
  )
}

const [what, chapter = '', slug = '', title = slug] = process.argv.slice(2)
if (what === 'new' && /^[a-z0-9-]+$/.test(chapter) && /^[a-z0-9-]+$/.test(slug)) create(chapter, slug, title.replaceAll('"', '”'))
else {
  console.error(usage)
  process.exitCode = 2
}
