import { createContext, useContext } from 'react'
import type { FunctionConfig } from '#lambda/world.ts'
import type { Trace } from '#trace/timeline.ts'

/** What the prose of a lesson can see of what happened. */
export interface Sight {
  readonly trace: Trace
  readonly cursor: number
  /** Label of the step that was chosen in the picture; undefined while the cursor follows what happens. */
  readonly step: string | undefined
  readonly config: FunctionConfig
  /** Whether the person's files differ from what the lesson began with. */
  readonly edited: boolean
  /** Whether every check passed. */
  readonly passed: boolean
  /** Whether the languages were compared, here and now. */
  readonly compared: boolean
}

export const SightContext = createContext<Sight | undefined>(undefined)

/** Only below a lesson's page. */
export function useSight(): Sight {
  const sight = useContext(SightContext)
  if (!sight) throw new Error('Failed to draw a part of a lesson: it stands outside of a lesson')
  return sight
}

/** What a task of the prose may wait for. */
export const conditions: Readonly<Record<string, (sight: Sight) => boolean>> = {
  invoked: ({ trace }) => trace.some(({ type }) => type === 'invoke.requested'),
  answered: ({ trace }) => trace.some((event) => event.type === 'invoke.responded' && !event.result.functionError),
  failed: ({ trace }) => trace.some((event) => event.type === 'invoke.responded' && event.result.functionError !== undefined),
  timeout: ({ trace }) => trace.some((event) => event.type === 'platform.runtimeDone' && event.status === 'timeout'),
  repeated: ({ trace }) => repeats(trace),
  frozen: ({ trace }) => trace.some(({ type }) => type === 'environment.frozen'),
  warm: ({ trace }) => trace.some((event) => event.type === 'platform.start' && !event.cold),
  crowd: ({ trace }) => trace.filter(({ type }) => type === 'environment.started').length >= 3,
  edited: ({ edited }) => edited,
  passed: ({ passed }) => passed,
  compared: ({ compared }) => compared,
}

/** Whether an event was handed out again although it was not answered. */
function repeats(trace: Trace): boolean {
  const seen = new Set<string>()
  return trace.some((event) => {
    if (event.type !== 'api.replied' || !('invocation' in event.reply)) return false
    const { requestId } = event.reply.invocation
    if (seen.has(requestId)) return true
    seen.add(requestId)
    return false
  })
}
