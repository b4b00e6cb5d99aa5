import { appendFileSync, createReadStream, writeFileSync } from 'node:fs'
import type { Simulation } from '#engine/simulation.ts'
import { bodiesIn } from '#lambda/bodies-in.ts'
import type { BodyId } from '#lambda/runtime-api.ts'
import { traceBodyLine, traceEventLine, traceHead } from '#trace/file.ts'
import { follow } from './follow.ts'

/** Bodies of which it is remembered that they were written. One that is named again after so many others is written again, which does no harm. */
const rememberedBodies = 10_000

/** A run, written to a file as it happens: what the server forgets stands there. */
export class Recording {
  readonly path: string
  /** Names the run: a file of another run has another one. */
  readonly run: string
  /** Bytes written; they end with a line. */
  size = 0
  readonly #written = new Set<BodyId>()
  readonly #listeners = new Set<() => void>()

  /** Throws when the file cannot be written. */
  constructor(simulation: Simulation, path: string) {
    this.path = path
    this.run = String(simulation.startedAt)
    writeFileSync(path, '')
    this.#write(traceHead(simulation.config, simulation.startedAt))
    follow(simulation, (event) => {
      const bodies = bodiesIn(event).filter((id) => this.#isNew(id))
      this.#write(bodies.map((id) => traceBodyLine(id, simulation.bodies.get(id))).join('') + traceEventLine(event))
    })
  }

  #isNew(id: BodyId): boolean {
    if (this.#written.has(id)) return false
    this.#written.add(id)
    const [oldest] = this.#written
    if (this.#written.size > rememberedBodies && oldest !== undefined) this.#written.delete(oldest)
    return true
  }

  #write(lines: string): void {
    appendFileSync(this.path, lines)
    this.size += Buffer.byteLength(lines)
    for (const listener of this.#listeners) listener()
  }

  /**
   * Every line after the first `from` bytes, each with the place where it ends: those that are written, then those to come, until
   * `signal` is aborted. Reads as fast as it is asked, and keeps nothing.
   */
  async *linesFrom(from: number, signal: AbortSignal): AsyncGenerator<{ readonly line: string; readonly end: number }> {
    let end = from
    while (!signal.aborted) {
      if (end >= this.size) {
        await this.#grown(signal)
        continue
      }
      let rest = Buffer.alloc(0)
      for await (const piece of createReadStream(this.path, { start: end, end: this.size - 1 })) {
        rest = Buffer.concat([rest, piece])
        for (let stop = rest.indexOf('\n'); stop >= 0; stop = rest.indexOf('\n')) {
          const line = rest.toString('utf8', 0, stop)
          rest = rest.subarray(stop + 1)
          end += Buffer.byteLength(line) + 1
          yield { line, end }
        }
      }
    }
  }

  #grown(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#listeners.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      this.#listeners.add(wake)
      signal.addEventListener('abort', wake)
    })
  }
}
