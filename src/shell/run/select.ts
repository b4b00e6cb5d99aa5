import { lengthOf } from '../expand/text.ts'
import { expandWords } from '../expand/words.ts'
import type { Program } from '../process/command.ts'
import type { For } from '../syntax/tree.ts'
import { builtins } from './builtins.ts'
import { leaves } from './loops.ts'
import type { Shell } from './shell.ts'
import { traceLine } from './trace.ts'
import { whole } from './whole.ts'

export function* selectCommand(shell: Shell, node: For): Program<number> {
  const items = node.words ? yield* expandWords(shell, node.words) : shell.positional.slice()
  if (items.length === 0) return 0
  yield* traceLine(shell, `select ${node.name} in ${node.words ? node.words.map((word) => word.text).join(' ') : '"$@"'}`)
  let status = 0
  let show = true
  shell.loopDepth++
  try {
    for (;;) {
      if (show) shell.complain(selectMenu(shell, items))
      shell.complain(shell.get('PS3') ?? '#? ')
      const read = builtins.get('read')
      const answered = read?.run ? yield* read.run(shell, ['REPLY'], 'read') : 1
      if (answered !== 0) {
        shell.print(1, '\n')
        status = 1
        break
      }
      const reply = shell.get('REPLY') ?? ''
      show = reply === ''
      if (show) continue
      const index = /^\s*\d+\s*$/.test(reply) ? Number(reply) : 0
      shell.assign(node.name, items[index - 1] ?? '')
      status = yield* whole.list(shell, node.body)
      if (shell.jump !== undefined && leaves(shell)) break
    }
  } finally {
    shell.loopDepth--
  }
  shell.status = status
  return status
}

/** The menu of `select`: columns that are as wide as the widest item, filled with tabs. */
function selectMenu(shell: Shell, items: readonly string[]): string {
  const digits = String(items.length).length
  const widest = Math.max(...items.map((item) => lengthOf(item, shell.utf8))) + digits + 4
  let columns = Math.max(1, Math.floor((Number(shell.get('COLUMNS')) || 80) / widest))
  let rows = Math.ceil(items.length / columns)
  columns = Math.ceil(items.length / rows)
  if (rows === 1) rows = columns
  let out = ''
  for (let row = 0; row < rows; row++) {
    for (let i = row, at = 0; i < items.length; i += rows, at += widest) {
      const width = at === 0 ? String(rows).length : digits
      const item = items[i] ?? ''
      out += `${String(i + 1).padStart(width)}) ${item}`
      if (i + rows < items.length) out += indent(at + width + 2 + lengthOf(item, shell.utf8), at + widest)
    }
    out += '\n'
  }
  return out
}

/** From one column to another, by tabs where they fit. */
function indent(from: number, to: number): string {
  let out = ''
  for (let at = from; at < to; ) {
    const tab = Math.floor(to / 8) > Math.floor(at / 8)
    out += tab ? '\t' : ' '
    at += tab ? 8 - (at % 8) : 1
  }
  return out
}
