interface Page {
  readonly path: string
  readonly title: string
  readonly chapter: string
  readonly text: string
}

/** A lesson that has the words, and a piece of its text around the first of them. */
export interface Found extends Page {
  readonly before: string
  readonly match: string
  readonly after: string
}

const around = 60

/** Lessons that have every word typed; those with a word in their title first. */
export function findIn(pages: readonly Page[], typed: string): readonly Found[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const [first] = words
  if (first === undefined) return []
  return pages
    .filter(({ title, chapter, text }) => {
      const all = `${title} ${chapter} ${text}`.toLowerCase()
      return words.every((word) => all.includes(word))
    })
    .map((page) => ({ ...page, ...excerpt(page.text, first) }))
    .sort((a, b) => titled(b, words) - titled(a, words))
}

const titled = ({ title }: Page, words: readonly string[]): number => words.filter((word) => title.toLowerCase().includes(word)).length

function excerpt(text: string, word: string): Pick<Found, 'before' | 'match' | 'after'> {
  const at = text.toLowerCase().indexOf(word)
  if (at < 0) return { before: text.slice(0, 2 * around), match: '', after: '…' }
  const from = Math.max(0, at - around)
  return {
    before: `${from > 0 ? '…' : ''}${text.slice(from, at)}`,
    match: text.slice(at, at + word.length),
    after: `${text.slice(at + word.length, at + word.length + around)}…`,
  }
}
