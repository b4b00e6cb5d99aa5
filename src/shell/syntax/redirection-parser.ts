import { decodeAnsi } from './ansi.ts'
import { Lexer } from './lexer.ts'
import type { Token } from './skipping.ts'
import type { HereDocument, Redirection, RedirectionOperator, Word } from './tree.ts'

/** What stays of a here-document's delimiter when quotes are removed. */
function removeQuotes(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c === '\\') out += text[++i] ?? ''
    else if (c === "'") {
      const end = text.indexOf("'", i + 1)
      out += text.slice(i + 1, end)
      i = end
    } else if (c === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) out += text[i] === '\\' && /[\\"$`]/.test(text[i + 1] ?? '') ? text[++i] : text[i]
    } else if (c === '$' && text[i + 1] === "'") {
      let end = i + 2
      while (end < text.length && text[end] !== "'") end += text[end] === '\\' ? 2 : 1
      out += decodeAnsi(text.slice(i + 2, end))
      i = end
    } else if (c === '$' && text[i + 1] === '"') continue
    else out += c
  }
  return out
}

export const redirectionOperators = new Set(['<', '>', '>>', '>|', '<>', '<&', '>&', '&>', '&>>', '<<', '<<-', '<<<'])

/** Reads redirections and the here-documents that belong to them. */
export abstract class RedirectionParser extends Lexer {
  protected pendingHeres: { redirection: Redirection; strip: boolean }[] = []

  protected redirections(into: Redirection[]): void {
    for (;;) {
      const token = this.peek()
      if (!this.startsRedirection(token)) return
      into.push(this.redirection())
    }
  }

  protected startsRedirection(token: Token): boolean {
    if (token.type === 'number') return true
    if (token.type === 'operator') return redirectionOperators.has(token.text)
    return token.type === 'word' && token.variableRedirection === true
  }

  protected at(token: Token): { line: number; column: number; redirections: Redirection[] } {
    return { line: token.line, column: token.column, redirections: [] }
  }

  protected redirection(): Redirection {
    let descriptor: number | undefined
    let variable: string | undefined
    let token = this.take()
    if (token.type === 'number') {
      descriptor = Number(token.text)
      token = this.take()
    } else if (token.type === 'word') {
      variable = token.text.slice(1, -1)
      token = this.take()
    }
    const operator = token.text as RedirectionOperator
    const target = this.peek()
    if (target.type !== 'word' && target.type !== 'number') this.unexpected(target)
    this.take()
    const node: Redirection = { operator, descriptor, variable, target: this.word(target), here: undefined }
    if (operator === '<<' || operator === '<<-') {
      const quoted = /[\\'"]/.test(target.text)
      const here: HereDocument = { delimiter: removeQuotes(target.text), quoted, body: '', line: target.line }
      node.here = here
      this.pendingHeres.push({ redirection: node, strip: operator === '<<-' })
    }
    return node
  }

  protected readHere(here: HereDocument, strip: boolean): void {
    const lines: string[] = []
    for (;;) {
      if (this.position >= this.source.length) {
        const ended = this.line - (this.source.endsWith('\n') ? 1 : 0)
        this.options.warn?.(ended, `here-document at line ${here.line} delimited by end-of-file (wanted \`${here.delimiter}')`)
        break
      }
      const from = this.position
      const line = this.logicalLine(here.quoted, strip)
      if (line === here.delimiter) break
      // Inside $( ) bash also accepts the delimiter glued to the closing parenthesis.
      if (this.nesting > 0 && line.startsWith(`${here.delimiter})`)) {
        this.position = this.source.indexOf(`${here.delimiter})`, from) + here.delimiter.length
        if (this.source[this.position - 1] !== '\n') this.line--
        break
      }
      lines.push(`${line}\n`)
    }
    here.body = lines.join('')
  }

  /** One line of a here-document; outside of quotes a backslash at its end joins the next one. */
  protected logicalLine(quoted: boolean, strip: boolean): string {
    let out = ''
    for (;;) {
      const found = this.source.indexOf('\n', this.position)
      const end = found < 0 ? this.source.length : found
      let line = this.source.slice(this.position, end)
      if (strip && out === '') line = line.replace(/^\t+/, '')
      this.position = found < 0 ? end : end + 1
      if (found >= 0) this.line++
      if (quoted || found < 0 || !/(^|[^\\])(\\\\)*\\$/.test(line)) return out + line
      out += line.slice(0, -1)
    }
  }

  protected word(token: Token): Word {
    return { text: token.text, line: token.line, column: token.column }
  }
}
