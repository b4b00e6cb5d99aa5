import { responds } from '#lessons/checks.ts'
import type { Lesson } from '#lessons/lesson.ts'
import { invoke } from '#lessons/stimuli.ts'

const kinds: Readonly<Record<string, string>> = {
  python: 'managed',
  ruby: 'managed',
  java: 'managed',
  nodejs: 'managed',
  dotnet: 'managed',
  go: 'library',
  rust: 'library',
  bash: 'custom',
  cobol: 'custom',
}

const advises = responds('advises', 'The advice is that of the table', (body, event) => {
  const wanted = kinds[JSON.parse(event).language] ?? 'custom'
  return body.trim() === wanted ? undefined : `The response ${wanted}`
})
const events = (...languages: readonly string[]) => languages.map((language) => invoke({ language }))

export const lesson: Lesson = {
  focus: 'function.sh',
  hints: [
    'case "$language" in python | ruby) echo managed ;; … esac',
    'Do not forget java, nodejs and dotnet. Everything else is custom: *)',
  ],
  scenarios: [
    { title: 'Python, Go, bash', stimuli: events('python', 'go', 'bash'), checks: [advises] },
    { title: 'Others', hidden: true, stimuli: events('ruby', 'java', 'nodejs', 'dotnet', 'rust', 'cobol'), checks: [advises] },
  ],
}
