import type { Command } from '#lambda/commands.ts'
import type { Effect } from '#lambda/effects.ts'
import type { Clock } from './clock.ts'

/** What is due in simulated time. A timer that is no longer needed does not linger. */
export class Timers {
  readonly #clock: Clock
  readonly #named = new Map<string, () => void>()
  #closed = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Sets a timer, in place of an earlier one of the same name. */
  set({ at, command, name }: Extract<Effect, { do: 'wake' }>, fire: (command: Command) => void): void {
    if (name !== undefined) this.cancel(name)
    const cancel = this.#clock.at(at, () => {
      if (name !== undefined) this.#named.delete(name)
      if (!this.#closed) fire(command)
    })
    if (name !== undefined) this.#named.set(name, cancel)
  }

  cancel(name: string): void {
    this.#named.get(name)?.()
    this.#named.delete(name)
  }

  /** What is still due never happens. */
  close(): void {
    this.#closed = true
    for (const cancel of this.#named.values()) cancel()
    this.#named.clear()
  }
}
