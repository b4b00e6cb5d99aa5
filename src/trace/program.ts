import type { EnvironmentId } from '#lambda/environment.ts'
import type { TraceEvent } from '#lambda/events.ts'
import type { Change, Place, ProgramRecord } from '#lambda/statements.ts'
import type { Trace } from './timeline.ts'

export interface VariableState {
  /** Arrays stand as `declare -p` shows them. */
  readonly value: string
  /** The function that holds it, when it is local. */
  readonly scope?: string
  /** The event of the statement that gave it this value; absent when it came with the environment. */
  readonly writtenBy?: number
}

export interface FileState {
  readonly bytes: number
  readonly start: string
  readonly writtenBy?: number
}

export interface ProcessState {
  readonly pid: number
  readonly parent: number
  /** The program, '' for a subshell. */
  readonly command: string
  /** Calls, the outermost first; the last is the statement that is about to run. Empty for a program that is no script. */
  readonly stack: readonly Place[]
  /** The event of the statement that is about to run. */
  readonly statement?: number
  readonly variables: ReadonlyMap<string, VariableState>
  /** What its descriptors lead to, by number. */
  readonly descriptors: ReadonlyMap<number, string>
}

/** What an environment's program looked like at one moment. */
export interface ProgramState {
  /** Living processes by pid. */
  readonly processes: ReadonlyMap<number, ProcessState>
  /** Files that the program has written, by path. */
  readonly files: ReadonlyMap<string, FileState>
  /** The process that made the latest record. */
  readonly current?: number
  /** The recording had reached its limit: what happened since is not known. */
  readonly full: boolean
}

const nothing: ProgramState = { processes: new Map(), files: new Map(), full: false }

/** Records between two remembered states: a seek folds at most this many. */
const stride = 512

type History = (trace: Trace, seq: number) => ProgramState
/** By the first event: copies of a trace that grows share it. */
const histories = new WeakMap<TraceEvent, Map<EnvironmentId, History>>()

/**
 * The program of an environment as it was right after event `seq`: at a `process.statement`, right before that statement runs. The first
 * call walks over the trace, every further one over what was added and at most `stride` records.
 */
export function programAt(trace: Trace, seq: number, environmentId: EnvironmentId): ProgramState {
  const [first] = trace
  if (!first) return nothing
  const known = histories.get(first) ?? new Map<EnvironmentId, History>()
  histories.set(first, known)
  const history = known.get(environmentId) ?? programHistory(environmentId)
  known.set(environmentId, history)
  return history(trace, seq)
}

function programHistory(environmentId: EnvironmentId): History {
  const told: number[] = []
  const remembered: ProgramState[] = [nothing]
  const folding = new Folding(nothing)
  let walked = 0
  const walk = (trace: Trace, end: number) => {
    for (; walked < end; walked++) {
      const event = trace[walked]
      if (!event || !tells(event, environmentId)) continue
      folding.add(event)
      if (told.push(walked) % stride === 0) remembered.push(folding.state())
    }
  }
  return (trace, seq) => {
    walk(trace, Math.min(seq + 1, trace.length))
    const count = countUpTo(told, seq)
    const whole = Math.floor(count / stride)
    const from = new Folding(remembered[whole] ?? nothing)
    for (let i = whole * stride; i < count; i++) {
      const event = trace[told[i] ?? -1]
      if (event) from.add(event)
    }
    return from.state()
  }
}

const tells = (event: TraceEvent, environmentId: EnvironmentId): boolean =>
  (event.type === 'process.statement' || event.type === 'process.spawned' || event.type === 'environment.stopped') &&
  event.environmentId === environmentId

/** How many of the ascending numbers are not above `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** A map that is copied before its first change, because states that were handed out share it. */
class Shared<Key, Value> {
  #map: Map<Key, Value>
  #own = false
  constructor(map: ReadonlyMap<Key, Value>) {
    this.#map = map as Map<Key, Value>
  }
  /** To be read; it will not change any more. */
  share(): ReadonlyMap<Key, Value> {
    this.#own = false
    return this.#map
  }
  set(key: Key, value: Value | undefined): void {
    if (!this.#own) this.#map = new Map(this.#map)
    this.#own = true
    if (value === undefined) this.#map.delete(key)
    else this.#map.set(key, value)
  }
}

interface Running {
  pid: number
  parent: number
  command: string
  stack: readonly Place[]
  /** The statement that is about to run; of a fork, before its own first one, that of its parent. */
  statement: number | undefined
  variables: Shared<string, VariableState>
  descriptors: Shared<number, string>
}

/** The fold itself. States that it hands out never change. */
class Folding {
  readonly #processes = new Map<number, Running>()
  #files: Shared<string, FileState>
  #current: number | undefined
  #full: boolean

  constructor(from: ProgramState) {
    for (const [pid, { statement, variables, descriptors, ...rest }] of from.processes)
      this.#processes.set(pid, { ...rest, statement, variables: new Shared(variables), descriptors: new Shared(descriptors) })
    this.#files = new Shared(from.files)
    this.#current = from.current
    this.#full = from.full
  }

  state(): ProgramState {
    const processes = new Map<number, ProcessState>()
    for (const [pid, { statement, variables, descriptors, ...rest }] of this.#processes)
      processes.set(pid, {
        ...rest,
        ...(statement !== undefined && { statement }),
        variables: variables.share(),
        descriptors: descriptors.share(),
      })
    const current = this.#current === undefined ? {} : { current: this.#current }
    return { processes, files: this.#files.share(), ...current, full: this.#full }
  }

  add(event: TraceEvent): void {
    if (event.type === 'process.statement') this.#record(event.record, event.seq)
    else this.#clear()
  }

  #clear(): void {
    this.#processes.clear()
    this.#files = new Shared(new Map())
    this.#current = undefined
    this.#full = false
  }

  #record(record: ProgramRecord, seq: number): void {
    if (record.kind === 'full') {
      this.#full = true
      return
    }
    const process = record.kind === 'began' ? this.#begin(record) : (this.#processes.get(record.pid) ?? this.#make(record.pid, 0, ''))
    for (const change of record.changes) this.#change(process, change)
    this.#current = record.pid
    if (record.kind === 'ended') this.#processes.delete(record.pid)
    if (record.kind !== 'statement') return
    const { place } = record
    process.stack = [...process.stack.slice(0, place.depth), place]
    process.statement = seq
  }

  #begin({ pid, parent, command }: ProgramRecord & { kind: 'began' }): Running {
    const known = this.#processes.get(pid)
    if (!known) return this.#make(pid, parent, command)
    known.command = command
    known.stack = []
    return known
  }

  /** A new process, with what it has from its parent. */
  #make(pid: number, parent: number, command: string): Running {
    const from = this.#processes.get(parent)
    const process: Running = {
      pid,
      parent,
      command,
      stack: command === '' ? (from?.stack ?? []) : [],
      statement: from?.statement,
      variables: new Shared(from?.variables.share() ?? new Map()),
      descriptors: new Shared(from?.descriptors.share() ?? new Map()),
    }
    this.#processes.set(pid, process)
    return process
  }

  #change(process: Running, change: Change): void {
    const writtenBy = process.statement === undefined ? {} : { writtenBy: process.statement }
    if (change.kind === 'descriptor') process.descriptors.set(change.number, change.to)
    else if (change.kind === 'file')
      this.#files.set(
        change.path,
        change.bytes === undefined ? undefined : { bytes: change.bytes, start: change.start ?? '', ...writtenBy },
      )
    else {
      const { name, value, scope } = change
      process.variables.set(name, value === undefined ? undefined : { value, ...(scope !== undefined && { scope }), ...writtenBy })
    }
  }
}
