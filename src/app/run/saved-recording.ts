import { bytesOf } from '#base/bytes.ts'
import { bodiesIn } from '#lambda/bodies-in.ts'
import type { BodyId } from '#lambda/runtime-api.ts'
import { textIn } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import { type SavedTrace, traceBodyLine, traceEventLine, traceFileLine, traceHead } from '#trace/file.ts'
import type { Recording } from './recording.ts'

const missing = bytesOf('')

/** A saved run, to be looked at. A body that the file does not hold is empty. */
export function savedRecording({ config, startedAt, events, bodies }: SavedTrace): Recording {
  return {
    config,
    startedAt,
    bodies: { get: (id) => bodies.get(id) ?? missing },
    getTrace: () => events,
    getRevision: () => events.length,
    subscribe: () => () => {},
  }
}

/** A run as a file, in parts: its events, the bodies they name, and the files of the project that ran. */
export const traceParts = (recording: Recording, project?: Project): string[] => traceWriter(recording, project)()

/** A run as a file while it goes on: each call gives the parts that were added since the last, up to event `end`. */
export function traceWriter({ config, startedAt, bodies, getTrace }: Recording, project?: Project): (end?: number) => string[] {
  const told = new Set<BodyId>()
  let written = 0
  let begun = false
  const head = () => [
    traceHead(config, startedAt),
    ...Object.entries(project?.files ?? {}).flatMap(([path, file]) => {
      const text = textIn(file)
      return text === undefined ? [] : [traceFileLine(path, text)]
    }),
  ]
  return (end = Number.POSITIVE_INFINITY) => {
    const parts = begun ? [] : head()
    begun = true
    const trace = getTrace()
    for (; written < Math.min(trace.length, end); written++) {
      const event = trace[written]
      if (!event) continue
      for (const id of bodiesIn(event)) {
        if (!told.has(id)) parts.push(traceBodyLine(id, bodies.get(id)))
        told.add(id)
      }
      parts.push(traceEventLine(event))
    }
    return parts
  }
}
