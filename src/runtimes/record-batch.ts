import { ms } from '#base/brand.ts'
import type { Change, Place, ProgramRecord } from '#lambda/statements.ts'

/**
 * Records on their way from a worker to the page. Copying objects one by one costs more than making them: a batch is a list of numbers,
 * whose memory is handed over, and the texts to which some of them point, joined to a single one.
 */
export interface RecordBatch {
  readonly places: readonly Place[]
  readonly numbers: Float64Array<ArrayBuffer>
  readonly texts: string
  /** Where each text ends in `texts`. */
  readonly ends: Float64Array<ArrayBuffer>
}

/** Stands for a text or a number that is not there. */
const absent = -1

const kinds = ['statement', 'began', 'ended', 'full'] as const
const changeKinds = ['variable', 'file', 'descriptor'] as const

/** Gathers records for a batch. */
export class BatchWriter {
  #places: Place[] = []
  #numbers: number[] = []
  #texts = ''
  #ends: number[] = []
  readonly #known = new Map<Place, number>()
  /** Names come again and again, values seldom do. */
  readonly #names = new Map<string, number>()

  /** How many fields it has so far; 0 when nothing was added. */
  get fields(): number {
    return this.#numbers.length
  }

  add(record: ProgramRecord): void {
    const numbers = this.#numbers
    const { changes } = record
    if (record.kind === 'statement') numbers.push(0, record.pid, record.ranAt, this.#placeOf(record.place), changes.length)
    else {
      numbers.push(kinds.indexOf(record.kind), record.pid, record.ranAt)
      if (record.kind === 'began') numbers.push(record.parent, this.#text(record.command))
      else if (record.kind === 'ended') numbers.push(record.status)
      numbers.push(changes.length)
    }
    for (const change of changes) this.#addChange(change)
  }

  /** The batch so far; the next begins empty. */
  take(): RecordBatch {
    const batch = { places: this.#places, numbers: new Float64Array(this.#numbers), texts: this.#texts, ends: new Float64Array(this.#ends) }
    this.#places = []
    this.#numbers = []
    this.#texts = ''
    this.#ends = []
    this.#known.clear()
    this.#names.clear()
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

  #text(text: string | undefined): number {
    if (text === undefined) return absent
    this.#texts += text
    return this.#ends.push(this.#texts.length) - 1
  }

  #name(name: string | undefined): number {
    if (name === undefined) return absent
    let number = this.#names.get(name)
    if (number === undefined) {
      number = this.#text(name)
      this.#names.set(name, number)
    }
    return number
  }

  #addChange(change: Change): void {
    const numbers = this.#numbers
    if (change.kind === 'variable') numbers.push(0, this.#name(change.name), this.#text(change.value), this.#name(change.scope))
    else if (change.kind === 'file') numbers.push(1, this.#name(change.path), change.bytes ?? absent, this.#text(change.start))
    else numbers.push(2, change.number, this.#name(change.to))
  }
}

const noChanges: readonly Change[] = []

/** The records of a batch, in order. Statements at the same place share it. */
export function readBatch({ places, numbers, texts, ends }: RecordBatch): readonly ProgramRecord[] {
  const records: ProgramRecord[] = []
  const reader = new FieldReader(numbers, texts, ends)
  while (!reader.atEnd) records.push(readRecord(reader, places))
  return records
}

class FieldReader {
  readonly #numbers: Float64Array
  readonly #texts: string
  readonly #ends: Float64Array
  #at = 0
  constructor(numbers: Float64Array, texts: string, ends: Float64Array) {
    this.#numbers = numbers
    this.#texts = texts
    this.#ends = ends
  }
  get atEnd(): boolean {
    return this.#at >= this.#numbers.length
  }
  number(): number {
    return this.#numbers[this.#at++] ?? absent
  }
  perhapsNumber(): number | undefined {
    const number = this.number()
    return number === absent ? undefined : number
  }
  text(): string {
    return this.perhapsText() ?? ''
  }
  perhapsText(): string | undefined {
    const number = this.number()
    return number === absent ? undefined : this.#texts.slice(this.#ends[number - 1] ?? 0, this.#ends[number])
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
    const to = reader.perhapsText()
    return to === undefined ? { kind, number } : { kind, number, to }
  }
  if (kind === 'file') {
    const path = reader.text()
    const [bytes, start] = [reader.perhapsNumber(), reader.perhapsText()]
    return { kind, path, ...(bytes !== undefined && { bytes }), ...(start !== undefined && { start }) }
  }
  const name = reader.text()
  const [value, scope] = [reader.perhapsText(), reader.perhapsText()]
  if (scope === undefined) return value === undefined ? { kind: 'variable', name } : { kind: 'variable', name, value }
  return { kind: 'variable', name, ...(value !== undefined && { value }), scope }
}
