/** One field in the making: its text and, where quoted characters must not act in a pattern, the pattern. */
export interface Field {
  text: string
  pattern: string | undefined
  /** An unquoted character that may act in a pattern was seen. */
  glob: boolean
}

const special = /[*?[\]\\()|!@+^&.${}-]/
const escape = (text: string): string => text.replace(/[*?[\]\\()|!@+^&.${}-]/g, '\\$&')

/** Gathers what a word expands to. */
export class Fields {
  readonly done: Field[] = []
  current: Field | undefined
  /** False where no splitting takes place: assignments, case, [[, here-documents. */
  readonly splitting: boolean
  private readonly separators: string

  constructor(splitting: boolean, separators: string) {
    this.splitting = splitting
    this.separators = separators
  }

  start(): Field {
    if (!this.current) this.current = { text: '', pattern: undefined, glob: false }
    return this.current
  }

  quoted(text: string): void {
    const field = this.start()
    if (field.pattern !== undefined) field.pattern += escape(text)
    else if (special.test(text)) field.pattern = field.text + escape(text)
    field.text += text
  }

  unquoted(text: string): void {
    const field = this.start()
    if (field.pattern !== undefined) field.pattern += text
    field.text += text
    if (!field.glob && /[*?[(]/.test(text)) field.glob = true
  }

  /** The result of an expansion outside of quotes. */
  result(text: string): void {
    if (!this.splitting || this.separators === '') {
      if (text !== '' || !this.splitting) this.unquoted(text)
      return
    }
    this.split(text)
  }

  private split(text: string): void {
    const { separators } = this
    const length = text.length
    let i = 0
    while (i < length) {
      let end = i
      while (end < length && !separators.includes(text[end] ?? '')) end++
      if (end > i) this.unquoted(text.slice(i, end))
      i = end
      if (i >= length) break
      let hard = false
      for (; i < length; i++) {
        const c = text[i] ?? ''
        if (!separators.includes(c)) break
        if (c === ' ' || c === '\t' || c === '\n') continue
        if (hard) break
        hard = true
      }
      if (hard && !this.current) this.start()
      this.end()
    }
  }

  end(): void {
    if (!this.current) return
    this.done.push(this.current)
    this.current = undefined
  }
}
