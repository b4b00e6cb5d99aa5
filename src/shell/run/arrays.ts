let versions = 0

/** An associative array in the order in which bash's hash table gives its keys. */
export class Association {
  /** Arrays with equal versions have equal contents. */
  version = 0
  private map = new Map<string, string>()
  private sorted: string[] | undefined

  get size(): number {
    return this.map.size
  }
  get(key: string): string | undefined {
    return this.map.get(key)
  }
  set(key: string, value: string): void {
    if (!this.map.has(key)) this.sorted = undefined
    this.map.set(key, value)
    this.version = ++versions
  }
  delete(key: string): void {
    if (this.map.delete(key)) this.sorted = undefined
    this.version = ++versions
  }
  /** Keys by bucket; within a bucket the youngest first. */
  keys(): string[] {
    if (this.sorted) return this.sorted
    let buckets = 1024
    while (this.map.size >= buckets * 2) buckets *= 4
    const numbered = [...this.map.keys()].map((key, age) => ({ key, age, bucket: hash(key) & (buckets - 1) }))
    numbered.sort((a, b) => a.bucket - b.bucket || b.age - a.age)
    this.sorted = numbered.map((one) => one.key)
    return this.sorted
  }
  values(): string[] {
    return this.keys().map((key) => this.map.get(key) ?? '')
  }
  copy(): Association {
    const copy = new Association()
    copy.map = new Map(this.map)
    copy.sorted = this.sorted
    copy.version = this.version
    return copy
  }
}

function hash(key: string): number {
  let value = 2166136261
  for (let i = 0; i < key.length; i++) {
    value = Math.imul(value, 16777619)
    const c = key.charCodeAt(i)
    value ^= c > 127 ? c - 256 : c
  }
  return value >>> 0
}

/** An indexed array; holes are allowed. */
export class Sequence {
  items: (string | undefined)[] = []
  version = 0
  private shared = false
  /** Its first elements as a recorder shows them, as long as none of them changes. */
  shown: { readonly text: string; readonly end: number } | undefined

  get(index: number): string | undefined {
    return this.items[index]
  }
  set(index: number, value: string): void {
    this.own()
    this.items[index] = value
    if (this.shown && index < this.shown.end) this.shown = undefined
    this.version = ++versions
  }
  delete(index: number): void {
    this.own()
    this.shown = undefined
    this.version = ++versions
    delete this.items[index]
    if (index === this.items.length - 1) {
      const last = this.indices().at(-1)
      this.items.length = last === undefined ? 0 : last + 1
    }
  }
  private own(): void {
    if (!this.shared) return
    this.shared = false
    this.items = this.items.slice()
  }
  /** The highest index plus one. */
  get end(): number {
    return this.items.length
  }
  indices(): number[] {
    if (this.items.length < 100_000) {
      const out: number[] = []
      for (let i = 0; i < this.items.length; i++) if (this.items[i] !== undefined) out.push(i)
      return out
    }
    return Object.keys(this.items).map(Number)
  }
  values(): string[] {
    if (this.items.length < 100_000) {
      const out: string[] = []
      for (const item of this.items) if (item !== undefined) out.push(item)
      return out
    }
    return this.indices().map((index) => this.items[index] ?? '')
  }
  get count(): number {
    return this.items.length < 1000 ? this.values().length : this.indices().length
  }
  copy(): Sequence {
    const copy = new Sequence()
    copy.items = this.items
    copy.version = this.version
    copy.shared = true
    this.shared = true
    return copy
  }
}
