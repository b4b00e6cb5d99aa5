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

  get isEmpty(): boolean {
    return this.#fields.length === 0
  }

  add(record: ProgramRecord): void {
    const fields = this.#fields
    fields.push(kinds.indexOf(record.kind), record.pid, record.ranAt)
    if (record.kind === 'statement') fields.push(this.#placeOf(record.place))
    else if (record.kind === 'began') fields.push(record.parent, record.command)
    else if (record.kind === 'ended') fields.push(record.status)
    fields.push(record.changes.length)
    for (const change of record.changes) this.#addChange(change)
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

/** The records of a batch, in order. Statements at the same place share it. */
export function readBatch({ places, fields }: RecordBatch): readonly ProgramRecord[] {
  const records: ProgramRecord[] = []
  let at = 0
  const number = () => Number(fields[at++])
  const text = () => String(fields[at++])
  const perhaps = <Name extends string>(name: Name): { readonly [key in Name]?: string } => {
    const field = fields[at++]
    return field === null ? {} : ({ [name]: field } as { readonly [key in Name]?: string })
  }
  const change = (): Change => {
    const kind = changeKinds[number()]
    if (kind === 'variable') return { kind, name: text(), ...perhaps('value'), ...perhaps('scope') }
    if (kind === 'descriptor') return { kind, number: number(), ...perhaps('to') }
    const path = text()
    const bytes = fields[at++]
    return { kind: 'file', path, ...(bytes !== null && { bytes: Number(bytes) }), ...perhaps('start') }
  }
  const changes = () => Array.from({ length: number() }, change)
  while (at < fields.length) {
    const kind = kinds[number()] ?? 'full'
    const common = { pid: number(), ranAt: ms(number()) }
    if (kind === 'statement') {
      const place = places[number()]
      if (!place) throw new Error('Failed to read a batch of records: a place is missing')
      records.push({ kind, ...common, place, changes: changes() })
    } else if (kind === 'began') records.push({ kind, ...common, parent: number(), command: text(), changes: changes() })
    else if (kind === 'ended') records.push({ kind, ...common, status: number(), changes: changes() })
    else records.push({ kind, ...common, changes: changes() })
  }
  return records
}
