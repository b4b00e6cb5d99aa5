/** What may stand before a command's name. */
const before = /^(\w+=|if$|while$|until$|then$|do$|else$|!$|\{$)/
/** A quoted text, an escape, a redirection with its ampersand, or a few letters of a word. */
const piece = /'[^']*'?|\\.?|(?:\d*[<>]+&?)|[^\s'"\\|;&()$<>]+|\$(?!\()|\$\(\(|[<>&]/y

/** Reads one line from the left; a substitution inside is read by the same means. */
class Reading {
  readonly commands: string[][] = []
  readonly #line: string
  #at = 0

  constructor(line: string) {
    this.#line = line
  }

  /** Reads commands up to `closing`, which is left where it is. */
  read(closing: string): void {
    let words: string[] = []
    const end = () => {
      if (words.length > 0) this.commands.push(words)
      words = []
    }
    while (this.#at < this.#line.length && this.#char() !== closing) {
      if (this.#char() === '#') this.#at = this.#line.length
      else if (/\s/.test(this.#char())) this.#at += 1
      else if (/[|;&()]/.test(this.#char())) {
        this.#at += 1
        end()
      } else {
        const word = this.#word(closing)
        if (words.length > 0 || !before.test(word)) words.push(word)
      }
    }
    end()
  }

  #char(): string {
    return this.#line[this.#at] ?? ''
  }

  #word(closing: string): string {
    const from = this.#at
    while (this.#at < this.#line.length && !/[\s|;()]/.test(this.#char()) && this.#char() !== closing) {
      if (this.#char() === '&' && !/[<>]$/.test(this.#line.slice(from, this.#at))) break
      this.#part()
    }
    return this.#line.slice(from, this.#at)
  }

  #part(): void {
    if (this.#line.startsWith('$(', this.#at) && this.#line[this.#at + 2] !== '(') return this.#substitution()
    if (this.#char() === '"') return this.#quoted()
    piece.lastIndex = this.#at
    const [text] = piece.exec(this.#line) ?? []
    this.#at += text?.length || 1
  }

  #substitution(): void {
    this.#at += 2
    this.read(')')
    this.#at += 1
  }

  #quoted(): void {
    this.#at += 1
    while (this.#at < this.#line.length && this.#char() !== '"') {
      if (this.#line.startsWith('$(', this.#at) && this.#line[this.#at + 2] !== '(') this.#substitution()
      else this.#at += this.#char() === '\\' ? 2 : 1
    }
    this.#at += 1
  }
}

/**
 * The words of each simple command in a line of shell, those inside `$( … )` first. It splits as a shell does, as far as one line tells:
 * good to explain by, and no parser.
 */
export function commandsIn(line: string): readonly (readonly string[])[] {
  const reading = new Reading(line)
  reading.read('')
  return reading.commands
}
