import type { Process } from '../process/kernel.ts'
import { signalNames, signalTexts } from '../process/signals.ts'
import type { Shell } from './shell.ts'

export function reportSignal(shell: Shell, process: Process, signal: number, text: string): void {
  if (signal === 13 || signal === 2) return
  const word = signalTexts[signal]
  // Of SIGTERM bash tells less: Debian and Amazon build it so.
  if (word && (signal === 15 || shell.traps.has(signalNames[signal] ?? ''))) shell.complain(`${word}\n`)
  else if (word) shell.complain(`${shell.place}${String(process.pid).padStart(5)} ${word.padEnd(23)} ${text}\n`)
}
