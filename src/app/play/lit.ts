import type { TraceEvent } from '#lambda/events.ts'
import type { Change } from '#lambda/statements.ts'
import { changesOf } from '#trace/statements.ts'
import type { Lit } from '#ui/code.tsx'
import { projectPath } from '../run/line-breakpoints.ts'
import { duration } from '../units.ts'
import type { Bench } from './use-bench.ts'

const nothing: ReadonlyMap<number, Lit> = new Map()

/** Variables of bash itself, which change at every step and tell nothing. */
const noise = /^(_|BASH_.*|LINENO|PIPESTATUS|RANDOM|SECONDS|EPOCH.*|FUNCNAME|OPTIND|\?)$/

/** Longest value that is shown beside a line. */
const longest = 56
const short = (value: string): string => (value.length > longest ? `${value.slice(0, longest)}…` : value).replaceAll('\n', '⏎')

/** What a statement did, in a few words; '' when nothing is worth a word. */
export const changesSay = (changes: readonly Change[]): string =>
  changes
    .flatMap((change) => {
      if (change.kind === 'file')
        return [change.bytes === undefined ? `removed ${change.path}` : `wrote ${change.path} (${change.bytes} bytes)`]
      if (change.kind === 'descriptor' || noise.test(change.name)) return []
      return [change.value === undefined ? `unset ${change.name}` : `${change.name} = ${short(change.value)}`]
    })
    .slice(0, 3)
    .join(' · ')

/** The path in the project of the file in which the cursor stands. */
export const fileAt = ({ statement }: Bench): string | undefined => statement && projectPath(statement.record.place.file)

/** The line of a file where the program stands at the cursor, with what its statement changes; a wait is lit as a wait. */
export function litLines(bench: Bench, path: string): ReadonlyMap<number, Lit> {
  const { statement, trace } = bench
  if (!statement || fileAt(bench) !== path) return nothing
  const changes = changesOf(trace, statement)
  const waited = waitAt(bench)
  const did = changes ? changesSay(changes) : ''
  if (waited !== undefined) return new Map([[statement.record.place.line, { tone: 'waiting', says: waited }]])
  return new Map([[statement.record.place.line, { tone: 'working', ...(did && { says: `⤷ ${did}` }) }]])
}

/** How long the program waits for an event at the cursor, in words; undefined when it does not wait. */
function waitAt({ trace, environmentId, cursor }: Bench): string | undefined {
  const own = (event: TraceEvent | undefined) => event !== undefined && 'environmentId' in event && event.environmentId === environmentId
  for (let index = cursor; index >= 0; index--) {
    const event = trace[index]
    if (!event || !own(event)) continue
    if (event.type === 'api.replied' || event.type === 'process.spawned') return undefined
    if (event.type !== 'api.parked') continue
    const end = replyAfter(trace, index, own)
    return end ? `waits for an event · ${duration(end.at - event.at)}, frozen, not billed` : 'waits for an event · frozen, not billed'
  }
  return undefined
}

function replyAfter(trace: Bench['trace'], from: number, own: (event: TraceEvent) => boolean): TraceEvent | undefined {
  for (let index = from + 1; index < trace.length; index++) {
    const event = trace[index]
    if (event?.type === 'api.replied' && own(event)) return event
  }
  return undefined
}
