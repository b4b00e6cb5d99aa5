import type { ReadResult } from './read-input.ts'

/** Splits what was read among variables, by IFS, as `read` does. */
export function splitFields(pieces: ReadResult['pieces'], separators: string, max: number): string[] {
  const text: string[] = []
  const quoted: boolean[] = []
  for (const piece of pieces) {
    for (const c of piece.text) {
      text.push(c)
      quoted.push(piece.quoted)
    }
  }
  const isSeparator = (i: number) => !quoted[i] && separators.includes(text[i] ?? '')
  const isBlank = (i: number) => isSeparator(i) && /[ \t\n]/.test(text[i] ?? '')
  const fields: string[] = []
  let i = 0
  const length = text.length
  while (i < length && isBlank(i)) i++
  while (i < length) {
    if (fields.length === max - 1) {
      fields.push(rest(text, i, length, separators, isSeparator, isBlank))
      return fields
    }
    const start = i
    while (i < length && !isSeparator(i)) i++
    fields.push(text.slice(start, i).join(''))
    while (i < length && isBlank(i)) i++
    if (i < length && isSeparator(i) && !isBlank(i)) {
      i++
      while (i < length && isBlank(i)) i++
    }
  }
  return fields
}

/** The last variable gets the rest; one trailing separator is dropped when only a single field is left. */
export function rest(
  text: string[],
  from: number,
  length: number,
  separators: string,
  isSeparator: (i: number) => boolean,
  isBlank: (i: number) => boolean,
): string {
  let end = length
  // Blanks at the end go even when a backslash stood in front of them.
  while (end > from + 1 && /[ \t\n]/.test(text[end - 1] ?? '') && separators.includes(text[end - 1] ?? '')) end--
  while (end > from && isBlank(end - 1)) end--
  if (end > from && isSeparator(end - 1)) {
    let i = from
    while (i < end - 1 && !isSeparator(i)) i++
    let blanks = i
    while (blanks < end - 1 && isBlank(blanks)) blanks++
    if (blanks === end - 1) end = i
  }
  return text.slice(from, end).join('')
}
