import type { Program } from '../process/command.ts'
import { readUntil } from '../process/files.ts'
import { ScriptError } from '../syntax/tree.ts'
import type { Shell } from './shell.ts'
import { parserFor, runScript } from './source.ts'

/** A script on standard input, read as it comes: commands in it may read what follows. */
export function* fromInput(shell: Shell): Program<number> {
  shell.fromInput = true
  const description = shell.process.descriptors[0]
  if (!description) return 0
  let text = ''
  let line = 1
  let status = 0
  for (;;) {
    const got = yield* readUntil(description, '\n')
    if (got !== '') text += got
    if (text === '' && got === '') return status
    const parser = parserFor(shell, text, line)
    let complete = true
    try {
      while (parser.next()) complete = true
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error
      complete = got === '' || !/unexpected end of file|unexpected EOF/.test(error.message)
    }
    if (complete && got !== '' && /<<-?\s*\S/.test(text) && hereOpen(shell, text)) complete = false
    if (complete && got !== '' && /(^|[^\\])\\\n$/.test(text)) complete = false
    if (!complete) continue
    status = yield* runScript(shell, text, line)
    line += text.split('\n').length - 1
    text = ''
    if (got === '') return status
  }
}

function hereOpen(shell: Shell, text: string): boolean {
  let open = false
  const parser = parserFor(shell, text, 1, () => {
    open = true
  })
  try {
    for (let command = parser.next(); command; ) command = parser.next()
  } catch {
    return false
  }
  return open
}
