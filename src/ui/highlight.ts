export type TokenKind = 'comment' | 'string' | 'variable' | 'keyword' | 'number' | 'key' | 'plain'
export interface Token {
  readonly kind: TokenKind
  readonly text: string
}
export type Language = 'shell' | 'json' | 'plain'

type Rule = readonly [kind: TokenKind, pattern: RegExp]

const shell: readonly Rule[] = [
  ['comment', /(?<=^|\s)#.*/y],
  ['string', /'[^']*'/y],
  ['variable', /\$(?:\w+|\{[^}]*\}|[?#@*$!-])/y],
  ['keyword', /\b(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|in|function|return|local|export|source|set|exit|trap)\b/y],
  ['string', /"(?:[^"\\$]|\\.)*"|"/y],
  ['number', /\b\d+\b/y],
  ['plain', /[\w./-]+|\s+|./y],
]
const json: readonly Rule[] = [
  ['key', /"(?:[^"\\]|\\.)*"(?=\s*:)/y],
  ['string', /"(?:[^"\\]|\\.)*"/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['keyword', /\b(?:true|false|null)\b/y],
  ['plain', /\w+|\s+|./y],
]
const rules: Record<Language, readonly Rule[]> = { shell, json, plain: [['plain', /.+/y]] }

/** The coloured pieces of one line. Good enough to read by while the editor loads; it knows no nesting. */
export function highlight(line: string, language: Language): readonly Token[] {
  const tokens: Token[] = []
  for (let offset = 0; offset < line.length; ) {
    const token = tokenAt(line, offset, rules[language])
    const last = tokens.at(-1)
    if (last?.kind === token.kind) tokens[tokens.length - 1] = { kind: last.kind, text: last.text + token.text }
    else tokens.push(token)
    offset += token.text.length
  }
  return tokens
}

function tokenAt(line: string, offset: number, candidates: readonly Rule[]): Token {
  for (const [kind, pattern] of candidates) {
    pattern.lastIndex = offset
    const [text] = pattern.exec(line) ?? []
    if (text) return { kind, text }
  }
  return { kind: 'plain', text: line.slice(offset) }
}

/** The language of a file, told by its name or its first line. */
export function languageOf(path: string, text: string): Language {
  if (path.endsWith('.json')) return 'json'
  return path.endsWith('.sh') || /^#!.*sh\b/.test(text) || path === 'bootstrap' ? 'shell' : 'plain'
}
