import type { Variable } from './variables.ts'

let stamps = 0

/** Names that differ from the shared ones, above which they are all put together anew. */
const manyNames = 32

/**
 * What each name means now. A forked shell shares its parent's variables until one of the two looks at one: whoever looks may write, and so
 * gets a copy of its own. A fork therefore copies no variable, and no name but those that were looked at lately.
 */
export class Bindings {
  /** Shared with other shells and never changed. */
  private base: ReadonlyMap<string, Variable> = new Map()
  /** What differs from it; undefined: the name is gone. */
  private own = new Map<string, Variable | undefined>()
  /** Variables with this stamp are no other shell's. */
  private stamp = ++stamps

  get(name: string): Variable | undefined {
    let variable = this.own.get(name)
    if (variable?.stamp === this.stamp) return variable
    if (variable === undefined) {
      if (this.own.has(name)) return undefined
      variable = this.base.get(name)
      if (variable === undefined) return undefined
    }
    if (variable.stamp === this.stamp || variable.shared) return variable
    const own = this.owned(variable)
    this.own.set(name, own)
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
    return this.own.has(name) ? this.own.get(name) !== undefined : this.base.has(name)
  }

  /** Binds a new variable. */
  set(name: string, variable: Variable): void {
    variable.stamp = this.stamp
    this.own.set(name, variable)
  }

  /** Binds one that was hidden, which another shell may have too. */
  restore(name: string, variable: Variable): void {
    this.own.set(name, variable)
  }

  delete(name: string): void {
    if (this.base.has(name)) this.own.set(name, undefined)
    else this.own.delete(name)
  }

  keys(): IterableIterator<string> {
    return this.together().keys()
  }

  /** For reading alone. */
  [Symbol.iterator](): IterableIterator<[string, Readonly<Variable>]> {
    return this.together().entries()
  }

  /** For reading alone, in the order in which the names came. */
  forEach(visit: (name: string, variable: Readonly<Variable>) => void): void {
    const { base, own } = this
    for (const [name, variable] of base) {
      if (own.has(name)) {
        const mine = own.get(name)
        if (mine) visit(name, mine)
      } else visit(name, variable)
    }
    for (const [name, variable] of own) if (variable && !base.has(name)) visit(name, variable)
  }

  fork(): Bindings {
    if (this.own.size > manyNames) {
      this.base = this.together()
      this.own = new Map()
    }
    const child = new Bindings()
    child.base = this.base
    if (this.own.size > 0) child.own = new Map(this.own)
    this.stamp = ++stamps
    return child
  }

  /** All names in one map, in the order in which they came. */
  private together(): ReadonlyMap<string, Variable> {
    if (this.own.size === 0) return this.base
    const all = new Map(this.base)
    for (const [name, variable] of this.own) {
      if (variable) all.set(name, variable)
      else all.delete(name)
    }
    return all
  }
}
