import type { Command } from '../process/command.ts'
import { signalNumber } from '../process/signals.ts'
import { quoted } from './quoting.ts'
import { Failure, gnu, UsageError } from './tool.ts'

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

/** Runs a command and ends it after a time: status 124 then. */
export const timeout = gnu(
  {
    letters: 'k:s:v',
    long: { 'kill-after': 'k:', signal: 's:', 'preserve-status': 'preserve', foreground: 'foreground' },
    inOrder: true,
    usageStatus: 125,
  },
  function* (tool) {
    const [duration, ...argv] = tool.operands
    if (duration === undefined || argv.length === 0) throw new UsageError('missing operand')
    const found = /^(\d*\.?\d+|\d+\.)([smhd]?)$/.exec(duration)
    if (!found) throw new UsageError(`invalid time interval ${quoted(duration)}`)
    const signal = tool.has('s') ? signalNumber(tool.value('s') ?? '') : 15
    if (signal === undefined) throw new Failure(`${tool.value('s')}: invalid signal`, 125)
    const milliseconds = Number(found[1]) * (units[found[2] ?? ''] ?? 1) * 1000
    const limit = milliseconds > 0 ? { milliseconds, signal, over: false } : undefined
    const status = yield* tool.context.run(argv, { words: 'timeout', ...(limit && { limit }) })
    return limit?.over && !tool.has('preserve') ? (signal === 9 ? 137 : 124) : status
  },
)

/** Runs a command as it is: what would hang up or be less important is not modelled. */
const plainly = (options: string): Command =>
  gnu({ letters: options, long: { adjustment: 'n:' }, digits: 'n', inOrder: true, usageStatus: 125 }, function* (tool) {
    if (tool.operands.length === 0) {
      if (tool.context.name === 'nice') return yield* tool.out('0\n')
      throw new UsageError('missing operand')
    }
    return yield* tool.context.run(tool.operands, { words: tool.context.name })
  })

export const nice = plainly('n:')
export const nohup = plainly('')
export const setsid = plainly('cfw')
export const stdbuf = plainly('i:o:e:')
