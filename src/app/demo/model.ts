import type { EnvironmentId } from '#lambda/environment.ts'
import type { Lit } from '#ui/code.tsx'
import { inLane, type Row } from '../sequence/model.ts'

/** The environments that the rows speak of, in the order in which they appear. */
export const lanesIn = (rows: readonly Row[]): readonly EnvironmentId[] => [...new Set(rows.flatMap((row) => row.environmentId ?? []))]

/** The row to show next, so that an eye can follow; undefined when everything that happened is shown. */
export const nextShown = (rows: readonly Row[], shown: number): Row | undefined => rows.find((row) => row.seq > shown)

/** How long a row stays before the next one, ms. Many rows go by quickly. */
export const paceFor = (ahead: number): number => (ahead > 24 ? 60 : ahead > 8 ? 90 : 130)

const markers: readonly (readonly [label: RegExp, code: RegExp, tone: Lit['tone']])[] = [
  [/^(GET next|waiting|frozen)/, /curl.*\/next/, 'waiting'],
  [/^run bootstrap/, /^source/, 'working'],
  [/^200 event/, /^\s*handler /, 'working'],
  [/^(POST|202)/, /\/response/, 'working'],
]

/** The line of the bootstrap at which each environment is, told by the last message of it. */
export function litLines(code: string, rows: readonly Row[], lanes: readonly EnvironmentId[]): ReadonlyMap<number, Lit> {
  const lines = code.split('\n')
  const lit = new Map<number, Lit>()
  for (const lane of lanes) {
    const own = inLane(rows, lane)
    const marker = own
      .toReversed()
      .map((row) => markers.find(([label]) => label.test(row.label)))
      .find((found) => found !== undefined)
    if (!marker || own.at(-1)?.doing === 'stopped') continue
    const [label, code, tone] = marker
    const line = lines.findIndex((text) => code.test(text)) + 1
    if (line === 0) continue
    const waits = own.some((row) => label.test(row.label)) && own.at(-1)?.doing === 'waiting'
    const others = lit.get(line)?.says
    lit.set(line, { tone: waits ? 'waiting' : tone === 'waiting' ? 'working' : tone, says: others ? `${others}, ${lane}` : lane })
  }
  return lit
}
