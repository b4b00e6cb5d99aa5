import { ms } from '#base/brand.ts'
import type { Change, Place, ProgramRecord } from '#lambda/statements.ts'

/** Records on their way from a worker to the page. Copying objects one by one costs more than making them: a batch is a flat list. */
export interface RecordBatch {
  readonly places: readonly Place[]
  readonly fields: readonly Field[]
}
type Field = string | number | null

const kinds = ['statement', 'began', 'ended', 'full'] as const
const changeKinds = ['variable', 'file', 'descriptor'] as const

/** Gathers records for a batch. */
export class BatchWriter {
  #places: Place[] = []
  #fields: Field[] = []
  readonly #known = new Map<Place, number>()

  /** How many fields it has so far; 0 when nothing was added. */
  get fields(): number {
    return this.#fields.length
  }

  add(record: ProgramRecord): void {
    const fields = this.#fields
    const { changes } = record
    if (record.kind === 'statement') {
      fields.push(0, record.pid, record.ranAt, this.#placeOf(record.place), changes.length)
      for (const change of changes) this.#addChange(change)
      return
    }
    fields.push(kinds.indexOf(record.kind), record.pid, record.ranAt)
    if (record.kind === 'began') fields.push(record.parent, record.command)
    else if (record.kind === 'ended') fields.push(record.status)
    fields.push(changes.length)
    for (const change of changes) this.#addChange(change)
  }

  /** The batch so far; the next begins empty. */
  take(): RecordBatch {
    const batch = { places: this.#places, fields: this.#fields }
    this.#places = []
    this.#fields = []
    this.#known.clear()
    return batch
  }

  #placeOf(place: Place): number {
    let number = this.#known.get(place)
    if (number === undefined) {
      number = this.#places.push(place) - 1
      this.#known.set(place, number)
    }
    return number
  }

  #addChange(change: Change): void {
    const fields = this.#fields
    fields.push(changeKinds.indexOf(change.kind))
    if (change.kind === 'variable') fields.push(change.name, change.value ?? null, change.scope ?? null)
    else if (change.kind === 'file') fields.push(change.path, change.bytes ?? null, change.start ?? null)
    else fields.push(change.number, change.to ?? null)
  }
}

const noChanges: readonly Change[] = []

/** The records of a batch, in order. Statements at the same place share it. */
export function readBatch({ places, fields }: RecordBatch): readonly ProgramRecord[] {
  const records: ProgramRecord[] = []
  const reader = new FieldReader(fields)
  while (!reader.atEnd) records.push(readRecord(reader, places))
  return records
}

class FieldReader {
  readonly #fields: readonly Field[]
  #at = 0
  constructor(fields: readonly Field[]) {
    this.#fields = fields
  }
  get atEnd(): boolean {
    return this.#at >= this.#fields.length
  }
  number(): number {
    return this.#fields[this.#at++] as number
  }
  text(): string {
    return this.#fields[this.#at++] as string
  }
  perhaps<T extends string | number>(): T | undefined {
    return (this.#fields[this.#at++] as T | null) ?? undefined
  }
}

function readRecord(reader: FieldReader, places: readonly Place[]): ProgramRecord {
  const kind = kinds[reader.number()]
  const pid = reader.number()
  const ranAt = ms(reader.number())
  switch (kind) {
    case 'statement': {
      const place = places[reader.number()]
      if (!place) throw new Error('Failed to read a batch of records: a place is missing')
      return { kind, pid, ranAt, place, changes: readChanges(reader) }
    }
    case 'began':
      return { kind, pid, ranAt, parent: reader.number(), command: reader.text(), changes: readChanges(reader) }
    case 'ended':
      return { kind, pid, ranAt, status: reader.number(), changes: readChanges(reader) }
    default:
      return { kind: 'full', pid, ranAt, changes: readChanges(reader) }
  }
}

function readChanges(reader: FieldReader): readonly Change[] {
  const count = reader.number()
  if (count === 0) return noChanges
  const changes: Change[] = []
  for (let i = 0; i < count; i++) changes.push(readChange(reader))
  return changes
}

function readChange(reader: FieldReader): Change {
  const kind = changeKinds[reader.number()]
  if (kind === 'descriptor') {
    const number = reader.number()
    const to = reader.perhaps<string>()
    return to === undefined ? { kind, number } : { kind, number, to }
  }
  if (kind === 'file') {
    const path = reader.text()
    const [bytes, start] = [reader.perhaps<number>(), reader.perhaps<string>()]
    return { kind, path, ...(bytes !== undefined && { bytes }), ...(start !== undefined && { start }) }
  }
  const name = reader.text()
  const [value, scope] = [reader.perhaps<string>(), reader.perhaps<string>()]
  if (scope === undefined) return value === undefined ? { kind: 'variable', name } : { kind: 'variable', name, value }
  return { kind: 'variable', name, ...(value !== undefined && { value }), scope }
}
