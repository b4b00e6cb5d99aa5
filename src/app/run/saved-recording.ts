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
export function* traceParts({ config, startedAt, bodies, getTrace }: Recording, project?: Project): Generator<string> {
  yield traceHead(config, startedAt)
  for (const [path, file] of Object.entries(project?.files ?? {})) {
    const text = textIn(file)
    if (text !== undefined) yield traceFileLine(path, text)
  }
  const told = new Set<BodyId>()
  for (const event of getTrace()) {
    for (const id of bodiesIn(event)) {
      if (told.has(id)) continue
      told.add(id)
      yield traceBodyLine(id, bodies.get(id))
    }
    yield traceEventLine(event)
  }
}
