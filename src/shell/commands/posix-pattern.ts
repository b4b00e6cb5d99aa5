const classes: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: '\\t ',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t-\\r ',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
}

/** The source of a JavaScript pattern for a POSIX one: `basic` as grep and sed read it, with GNU's `\+ \? \|`, or `extended`. */
export function posixPattern(text: string, kind: 'basic' | 'extended'): string {
  let out = ''
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i)
    if (c === '[') {
      const set = bracket(text, i)
      out += set.source
      i = set.end
    } else if (c === '\\') {
      i += 1
      out += escaped(text.charAt(i), kind)
    } else if (kind === 'basic') out += basic(c, text, i, out)
    else out += extended(c, out)
  }
  return out
}

function escaped(c: string, kind: 'basic' | 'extended'): string {
  if (kind === 'basic' && '(){}|+?'.includes(c)) return c
  if (/[1-9]/.test(c)) return `\\${c}`
  const special: Readonly<Record<string, string>> = {
    w: '\\w',
    W: '\\W',
    s: '\\s',
    S: '\\S',
    b: '\\b',
    B: '\\B',
    '<': '\\b(?=\\w)',
    '>': '\\b(?<=\\w)',
    '`': '^',
    "'": '$',
  }
  return special[c] ?? literal(c)
}

const literal = (c: string): string => (/[\\^$.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c)

function basic(c: string, text: string, i: number, before: string): string {
  if (c === '*') return before === '' || /(^|[^\\])(\(|\||\^)$/.test(before) ? '\\*' : '*'
  if (c === '^') return before === '' || /(\(|\|)$/.test(before) ? '^' : '\\^'
  if (c === '$') return i === text.length - 1 || /^\$\\[)|]/.test(text.slice(i)) ? '$' : '\\$'
  return '+?(){}|'.includes(c) ? `\\${c}` : c === '.' ? '.' : literal(c)
}

function extended(c: string, before: string): string {
  if ('*+?'.includes(c) && (before === '' || /(^|[^\\])(\(|\|)$/.test(before))) return c === '*' ? '' : `\\${c}`
  return '*+?(){}|^$.'.includes(c) ? c : literal(c)
}

function bracket(text: string, start: number): { readonly source: string; readonly end: number } {
  let i = start + 1
  const negated = text[i] === '^'
  if (negated) i += 1
  let source = ''
  for (const first = i; i < text.length && (text[i] !== ']' || i === first); i += 1) {
    const named = /^\[:(\w+):\]|^\[[.=](.)[.=]\]/.exec(text.slice(i))
    if (named) {
      source += named[1] === undefined ? literalInSet(named[2] ?? '') : (classes[named[1]] ?? '')
      i += named[0].length - 1
    } else source += text[i] === '-' && i > first && text[i + 1] !== ']' ? '-' : literalInSet(text.charAt(i))
  }
  return { source: `[${negated ? '^' : ''}${source}]`, end: i }
}

const literalInSet = (c: string): string => (/[\\\]^[-]/.test(c) ? `\\${c}` : c)
