export type TokenKind = 'comment' | 'string' | 'variable' | 'keyword' | 'number' | 'key' | 'plain'
export interface Token {
  readonly kind: TokenKind
  readonly text: string
}
export type Language = 'shell' | 'json' | 'cpp' | 'plain'

type Rule = readonly [kind: TokenKind, pattern: RegExp]

const code: readonly Rule[] = [
  ['comment', /(?<=^|\s)#.*/y],
  ['string', /'[^']*'?/y],
  ['plain', /\$\(/y],
  ['variable', /\$(?:\w+|\{[^}]*\}|[?#@*$!-])/y],
  ['keyword', /\b(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|in|function|return|local|export|source|set|exit|trap)\b/y],
  ['string', /"/y],
  ['number', /\b\d+\b/y],
  ['plain', /[\w./-]+|\s+|./y],
]
/** Between double quotes. */
const quoted: readonly Rule[] = [
  ['plain', /\$\(/y],
  ['variable', /\$(?:\w+|\{[^}]*\}|[?#@*$!-])/y],
  ['string', /"|(?:[^"\\$]|\\.)+|./y],
]
const json: readonly Rule[] = [
  ['key', /"(?:[^"\\]|\\.)*"(?=\s*:)/y],
  ['string', /"(?:[^"\\]|\\.)*"/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['keyword', /\b(?:true|false|null)\b/y],
  ['plain', /\w+|\s+|./y],
]
const cpp: readonly Rule[] = [
  ['comment', /\/\/.*/y],
  ['comment', /\/\*.*?(?:\*\/|$)/y],
  ['keyword', /^\s*#\s*\w+/y],
  ['string', /(?<=#\s*include\s*)<[^>]*>/y],
  ['string', /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)+'/y],
  [
    'keyword',
    /\b(?:alignas|auto|bool|break|case|catch|char|class|const|constexpr|continue|default|delete|do|double|else|enum|explicit|false|float|for|friend|if|inline|int|int64_t|long|namespace|new|noexcept|nullptr|operator|private|protected|public|return|short|signed|sizeof|size_t|static|static_cast|struct|switch|template|this|throw|true|try|typedef|typename|uint32_t|uint64_t|unsigned|using|virtual|void|volatile|while)\b/y,
  ],
  ['number', /\b\d[\w.']*/y],
  ['plain', /\w+|\s+|./y],
]
const rules: Record<Language, readonly Rule[]> = { shell: code, json, cpp, plain: [['plain', /.+/y]] }

/** The coloured pieces of one line, which stands for itself: good to read by, and no parser. */
export function highlight(line: string, language: Language): readonly Token[] {
  const tokens: Token[] = []
  const open: (typeof code | typeof quoted)[] = []
  for (let offset = 0; offset < line.length; ) {
    const inside = open.at(-1) ?? rules[language]
    const token = tokenAt(line, offset, inside)
    if (language === 'shell') follow(open, inside, token.text)
    const last = tokens.at(-1)
    if (last?.kind === token.kind) tokens[tokens.length - 1] = { kind: last.kind, text: last.text + token.text }
    else tokens.push(token)
    offset += token.text.length
  }
  return tokens
}

/** Quotes hold substitutions, which hold quotes. */
function follow(open: (readonly Rule[])[], inside: readonly Rule[], text: string): void {
  if (text === '$(') open.push(code)
  else if (text === '"' && inside === quoted) open.pop()
  else if (text === '"') open.push(quoted)
  else if (text === ')' && inside === code) open.pop()
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
  if (/\.(cpp|cc|cxx|h|hpp)$/.test(path)) return 'cpp'
  return path.endsWith('.sh') || /^#!.*sh\b/.test(text) || path === 'bootstrap' ? 'shell' : 'plain'
}
