import type { Command } from '#lambda/commands.ts'
import type { PausableClock } from './clock.ts'

/**
 * Where messages to the service pass, or wait while the simulation is paused. Time stands still while the world waits for
 * the visitor; after a step it runs until the next message is held, so that a process has time to come to it.
 */
export class Gate {
  readonly #clock: PausableClock
  readonly #pass: (command: Command) => void
  readonly #held: Command[] = []
  #paused = false
  #stepping = false

  constructor(clock: PausableClock, pass: (command: Command) => void) {
    this.#clock = clock
    this.#pass = pass
  }

  get paused(): boolean {
    return this.#paused
  }
  get held(): readonly Command[] {
    return this.#held
  }

  deliver(command: Command): void {
    if (!this.#paused) return this.#pass(command)
    this.#held.push(command)
    this.#stepping = false
  }

  pause(): void {
    this.#paused = true
    this.#stepping = false
    this.#clock.pause()
  }

  resume(): void {
    this.#paused = false
    this.#clock.resume()
    for (let command = this.#held.shift(); command; command = this.#held.shift()) this.#pass(command)
  }

  step(): void {
    if (!this.#paused) return
    const command = this.#held.shift()
    this.#stepping = this.#held.length === 0
    if (command) this.#pass(command)
  }

  /** Called after everything that happened. `busy`: some process has work, so time may have to run. */
  settle(busy: boolean): void {
    if (!this.#paused) return
    if (this.#stepping && busy) this.#clock.resume()
    else this.#clock.pause()
  }
}
