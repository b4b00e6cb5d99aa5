import type { Problem } from './problem.ts'

/** The known mistakes of a bash bootstrap that bash itself reports only when it comes to them. `text` is the script at `path`. */
export function scriptDefects(path: string, text: string, executable: boolean): readonly Problem[] {
  const lines = text.split('\n')
  const mended = (label: string, fixed: readonly string[]) => ({ label, path, file: { content: fixed.join('\n'), executable } })
  return [loopWithoutDo(path, lines, mended), headersNeverSet(path, lines, mended), unknownRequestId(path, lines, mended)].flatMap(
    (defect) => defect ?? [],
  )
}

type Mend = (label: string, fixed: readonly string[]) => Extract<Problem['fix'], { path: string }>

const code = (line: string): string => line.replace(/(^|\s)#.*$/, '$1')
const words = (lines: readonly string[], word: string): number =>
  lines.reduce((count, line) => count + [...code(line).matchAll(new RegExp(`(?:^|[\\s;])${word}(?=$|[\\s;&|)<>])`, 'g'))].length, 0)
const uses = (line: string, name: string): boolean => new RegExp(`\\$(?:${name}(?!\\w)|\\{${name}[}])`).test(code(line))
const sets = (line: string, name: string): boolean =>
  new RegExp(`(?:^|[\\s;(])${name}=|\\b(?:read|mapfile|printf -v|for)\\b[^|;]*\\b${name}\\b`).test(code(line))
const replaced = (lines: readonly string[], at: number, ...by: readonly string[]) => [...lines.slice(0, at), ...by, ...lines.slice(at + 1)]
const stopsAtUnset = (lines: readonly string[]) => lines.some((line) => /^\s*set\s+-\w*u|^\s*set\s.*nounset/.test(code(line)))

function loopWithoutDo(path: string, lines: readonly string[], mend: Mend): Problem | undefined {
  const done = lines.findLastIndex((line) => words([line], 'done') > 0)
  if (words(lines, 'done') <= words(lines, 'do')) return undefined
  const at = lines.findIndex((line, index) => /^\s*(while|until|for)\s+\S/.test(code(line)) && !opensBody(lines, index))
  const line = lines[at]
  if (line === undefined) return undefined
  return {
    id: 'loop-without-do',
    severity: 'error',
    path,
    line: at + 1,
    what: `bash says: line ${done + 1}: syntax error near unexpected token \`done'`,
    why: `The loop that begins in line ${at + 1} has no \`do\`, so bash takes what follows for its condition, and \`done\` comes as a surprise.`,
    remedy: `Write \`do\` after the condition in line ${at + 1}.`,
    fix: mend('Add the missing do', replaced(lines, at, `${code(line).trimEnd()}; do`)),
  }
}

/** Whether the `do` of the loop in this line stands in it or in the next line of code. */
function opensBody(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1).find((line) => code(line).trim() !== '') ?? ''
  return words([lines[index] ?? ''], 'do') > 0 || /^\s*do(\s|$)/.test(next) || /(\\|&&|\|\|?)\s*$/.test(lines[index] ?? '')
}

function headersNeverSet(path: string, lines: readonly string[], mend: Mend): Problem | undefined {
  const at = lines.findIndex((line) => uses(line, 'HEADERS'))
  if (at < 0 || lines.some((line) => sets(line, 'HEADERS'))) return undefined
  const before = lines.findIndex((line) => /^\s*(while|until|for)\b/.test(code(line)))
  const place = before >= 0 && before < at ? before : at
  return {
    id: 'headers-never-set',
    severity: 'error',
    path,
    line: at + 1,
    what: stopsAtUnset(lines) ? `bash says: line ${at + 1}: HEADERS: unbound variable` : 'curl has no file to write the headers to.',
    why: 'The request id comes in a header of the reply, and curl is to write the headers to a file; nothing ever names that file.',
    remedy: 'Set HEADERS to a new temporary file before the loop.',
    fix: mend('Set HEADERS with mktemp', replaced(lines, place, 'HEADERS="$(mktemp)"', lines[place] ?? '')),
  }
}

/** The path of an answer names a variable that nothing sets, while the request id stands in another. */
function unknownRequestId(path: string, lines: readonly string[], mend: Mend): Problem | undefined {
  const known = lines.flatMap((line) => /(?:^|\s)(\w+)=.*Lambda-Runtime-Aws-Request-Id/i.exec(code(line))?.[1] ?? [])[0]
  const inPath = /\/invocation\/\$\{?(\w+)\}?\/(?:response|error)/
  const at = lines.findIndex((line) => {
    const name = inPath.exec(code(line))?.[1]
    return name !== undefined && !lines.some((other) => sets(other, name))
  })
  const name = inPath.exec(lines[at] ?? '')?.[1]
  if (known === undefined || name === undefined) return undefined
  return {
    id: 'unknown-request-id',
    severity: 'error',
    path,
    line: at + 1,
    what: stopsAtUnset(lines)
      ? `bash says: line ${at + 1}: ${name}: unbound variable`
      : 'The Runtime API says 404: the path lacks the request id.',
    why: `The script keeps the request id in ${known}; nothing sets ${name}. It shows only when this line runs.`,
    remedy: `Write ${known} in place of ${name}.`,
    fix: mend(
      `Use ${known}`,
      lines.map((line) => line.replaceAll(new RegExp(`\\$(?:${name}(?!\\w)|\\{${name}\\})`, 'g'), `\${${known}}`)),
    ),
  }
}
