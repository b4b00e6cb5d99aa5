import type { Command } from '#lambda/commands.ts'
import type { ProgramStop } from '#lambda/statements.ts'
import type { World } from '#lambda/world.ts'

const words = {
  next: 'GET next is on its way to the Runtime API.',
  response: 'The response is on its way to the Runtime API.',
  error: 'The error report is on its way to the Runtime API.',
  initError: 'The init error is on its way to the Runtime API.',
  restoreNext: 'GET restore/next is on its way to the Runtime API.',
  restoreError: 'The error of a restore is on its way to the Runtime API.',
  register: 'The registration of an extension is on its way to the Runtime API.',
  extensionNext: 'An extension asks for its next event.',
  extensionError: 'The error report of an extension is on its way to the Runtime API.',
  subscribe: 'A subscription is on its way to the Runtime API.',
  unknownPath: 'A request is on its way to the Runtime API.',
  wrongMethod: 'A request is on its way to the Runtime API.',
}

/** What a held message is, in one sentence. */
export function heldSays(command: Command | undefined, { exchanges }: World): string | undefined {
  if (!command) return undefined
  if (command.type === 'takeFromQueue') return 'The event is in the queue.'
  if (command.type === 'chunk' || command.type === 'endStream') return 'A piece of the response is on its way to the Runtime API.'
  if (command.type === 'place') return 'The event is on its way to an execution environment.'
  const call = command.type === 'answer' ? exchanges[command.exchangeId]?.call : undefined
  return call ? words[call.op] : 'A message is on its way.'
}

const reasons: Readonly<Record<ProgramStop['reason'], string>> = {
  breakpoint: 'at a breakpoint',
  pause: 'as you asked',
  step: 'after a step',
}

/** Where a program stands still, in one sentence. */
export const stoppedSays = ({ place, reason }: ProgramStop): string =>
  `The program stands before line ${place.line} of ${place.file.replace(/^\/var\/task\//, '')}, ${reasons[reason]}.`
