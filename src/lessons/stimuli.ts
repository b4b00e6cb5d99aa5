import type { Stimulus } from '#lambda/stimuli.ts'
import type { FileSet } from '#project/files.ts'

/** An event, and time for its answer. Text is sent as it stands, anything else as JSON. */
export const invoke = (event: unknown): Stimulus => ({ do: 'invoke', event: typeof event === 'string' ? event : JSON.stringify(event) })

/** Events that come at the same time. */
export const atOnce = (...events: readonly unknown[]): readonly Stimulus[] =>
  events.map((event, index) => ({ ...invoke(event), ...(index < events.length - 1 && { overlapping: true }) }) as Stimulus)

/** Minutes in which nobody invokes the function. */
export const quiet = (minutes: number): Stimulus => ({ do: 'wait', ms: minutes * 60_000 })

/** Every environment ends: the next event is cold. */
export const recycle: Stimulus = { do: 'stop' }

/** An environment is started ahead of any event. */
export const provision: Stimulus = { do: 'provision' }

/** A handler that stands in place of the person's own. */
export const handlerFile = (body: string): FileSet => ({ 'function.sh': { content: `handler() {\n${body}\n}\n`, executable: false } })
