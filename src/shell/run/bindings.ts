import type { Variable } from './variables.ts'

let stamps = 0

/**
 * What each name means now. A forked shell shares its parent's variables until one of the two looks at one: whoever looks may write, and so
 * gets a copy of its own. A fork therefore copies no variable.
 */
export class Bindings {
  private readonly map: Map<string, Variable>
  /** Variables with this stamp are no other shell's. */
  private stamp = ++stamps

  constructor(map = new Map<string, Variable>()) {
    this.map = map
  }

  get(name: string): Variable | undefined {
    const variable = this.map.get(name)
    if (variable === undefined || variable.stamp === this.stamp || variable.shared) return variable
    const own = this.owned(variable)
    this.map.set(name, own)
    return own
  }

  /** The variable, or a copy when another shell may have it too. */
  owned(variable: Variable): Variable {
    if (variable.stamp === this.stamp || variable.shared) return variable
    const own = variable.copy()
    own.stamp = this.stamp
    return own
  }

  has(name: string): boolean {
    return this.map.has(name)
  }

  /** Binds a new variable. */
  set(name: string, variable: Variable): void {
    variable.stamp = this.stamp
    this.map.set(name, variable)
  }

  /** Binds one that was hidden, which another shell may have too. */
  restore(name: string, variable: Variable): void {
    this.map.set(name, variable)
  }

  delete(name: string): void {
    this.map.delete(name)
  }

  keys(): IterableIterator<string> {
    return this.map.keys()
  }

  /** For reading alone. */
  [Symbol.iterator](): IterableIterator<[string, Readonly<Variable>]> {
    return this.map.entries()
  }

  fork(): Bindings {
    this.stamp = ++stamps
    return new Bindings(new Map(this.map))
  }
}
