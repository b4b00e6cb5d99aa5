import type { Association, Sequence } from './arrays.ts'
import { Bindings } from './bindings.ts'

export const flag = {
  exported: 1,
  readonly: 2,
  integer: 4,
  lower: 8,
  upper: 16,
  capitalize: 32,
  nameref: 64,
  trace: 128,
  invisible: 256,
  unset: 512,
} as const

export class Variable {
  value: string | undefined
  sequence: Sequence | undefined
  association: Association | undefined
  flags = 0
  /** A value that is computed, like RANDOM. */
  compute: (() => string) | undefined
  assigned: ((value: string) => void) | undefined
  /** Told anew by the machine each time it is read, and therefore the same for every shell. */
  shared = false
  /** Whose it is: see Bindings. */
  stamp = 0

  constructor(value?: string) {
    this.value = value
  }

  has(bit: number): boolean {
    return (this.flags & bit) !== 0
  }

  get isArray(): boolean {
    return this.sequence !== undefined || this.association !== undefined
  }

  /** The value of `$name`: of an array its element 0. */
  scalar(): string | undefined {
    if (this.compute) return this.compute()
    if (this.sequence) return this.sequence.get(0)
    if (this.association) return this.association.get('0')
    return this.value
  }

  get isSet(): boolean {
    return this.compute !== undefined || this.value !== undefined || (this.sequence?.end ?? 0) > 0 || (this.association?.size ?? 0) > 0
  }

  copy(): Variable {
    const copy = new Variable(this.value)
    copy.sequence = this.sequence?.copy()
    copy.association = this.association?.copy()
    copy.flags = this.flags
    copy.compute = this.compute
    copy.assigned = this.assigned
    return copy
  }
}

/** One function call's (or temporary environment's) own variables: what each name meant before. */
export interface Scope {
  saved: Map<string, Variable | undefined>
  /** Only a temporary environment in front of a command. */
  temporary: boolean
  /** What `local -` restores. */
  options: (() => void) | undefined
}

/** The variables of a shell, bound dynamically: a local one hides the older until its function returns. */
export class Variables {
  current = new Bindings()
  scopes: Scope[] = []
  /** Names that changed, each perhaps several times, while a recorder wants to know. */
  touched: string[] | undefined

  push(temporary = false): Scope {
    const scope: Scope = { saved: new Map(), temporary, options: undefined }
    this.scopes.push(scope)
    return scope
  }

  pop(): void {
    const scope = this.scopes.pop()
    if (!scope) return
    for (const [name, variable] of scope.saved) {
      if (variable) this.current.restore(name, variable)
      else this.current.delete(name)
      this.touched?.push(name)
    }
    scope.options?.()
  }

  /** The innermost function's scope; undefined at top level. */
  functionScope(): Scope | undefined {
    return this.scopes.findLast((scope) => !scope.temporary)
  }

  /** Makes a new variable in a scope. */
  bind(scope: Scope, name: string, variable: Variable): void {
    if (!scope.saved.has(name)) {
      // A temporary environment above the function's scope keeps hiding nothing of it.
      const above = this.scopes.slice(this.scopes.indexOf(scope) + 1).find((one) => one.saved.has(name))
      scope.saved.set(name, above ? above.saved.get(name) : this.current.get(name))
      if (above) above.saved.set(name, variable)
    }
    this.current.set(name, variable)
    this.touched?.push(name)
  }

  /** The variable at top level, whatever hides it. */
  global(name: string): Variable | undefined {
    const scope = this.scopes.find((one) => one.saved.has(name))
    if (!scope) return this.current.get(name)
    const saved = scope.saved.get(name)
    if (!saved) return undefined
    const own = this.current.owned(saved)
    scope.saved.set(name, own)
    return own
  }

  setGlobal(name: string, variable: Variable): void {
    this.touched?.push(name)
    const scope = this.scopes.find((one) => one.saved.has(name))
    if (scope) scope.saved.set(name, variable)
    else this.current.set(name, variable)
  }

  /** Uncovers what a caller's local variable hid; with `hides` it stays hidden. */
  unset(name: string, hides = false): void {
    this.touched?.push(name)
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const scope = this.scopes[i]
      if (!scope?.saved.has(name)) continue
      const inner = hides || scope === this.functionScope() || scope.temporary
      if (inner && !scope.temporary) {
        const hidden = new Variable()
        hidden.flags = flag.invisible | flag.unset
        this.current.set(name, hidden)
        return
      }
      const before = scope.saved.get(name)
      scope.saved.delete(name)
      if (before) this.current.restore(name, before)
      else this.current.delete(name)
      return
    }
    this.current.delete(name)
  }

  copy(): Variables {
    const copy = new Variables()
    copy.current = this.current.fork()
    copy.scopes = this.scopes.map((scope) => ({ saved: new Map(scope.saved), temporary: scope.temporary, options: undefined }))
    return copy
  }
}
