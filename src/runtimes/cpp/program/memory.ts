import { type Bytes, bytesOf, textOf } from '#base/bytes.ts'

/** A program's linear memory, read and written by address. Every access looks at the memory anew: it moves when it grows. */
export class Memory {
  #memory: WebAssembly.Memory | undefined

  attach(memory: WebAssembly.Memory): void {
    this.#memory = memory
  }
  get #buffer(): ArrayBuffer {
    if (!this.#memory) throw new Error('Failed to reach the memory of the program: it has not started')
    return this.#memory.buffer
  }
  /** A copy of so many bytes. */
  bytes(at: number, size: number): Bytes {
    return new Uint8Array(this.#buffer).slice(at, at + size)
  }
  text(at: number, size: number): string {
    return textOf(this.bytes(at, size))
  }
  write(at: number, bytes: Uint8Array): void {
    new Uint8Array(this.#buffer).set(bytes, at)
  }
  /** The same memory, for a function that fills it. */
  window(at: number, size: number): Bytes {
    return new Uint8Array(this.#buffer, at, size)
  }
  u32(at: number): number {
    return new DataView(this.#buffer).getUint32(at, true)
  }
  u64(at: number): bigint {
    return new DataView(this.#buffer).getBigUint64(at, true)
  }
  setU32(at: number, value: number): void {
    new DataView(this.#buffer).setUint32(at, value, true)
  }
  setU64(at: number, value: bigint): void {
    new DataView(this.#buffer).setBigUint64(at, value, true)
  }
  /** Writes texts as C has them, each ended by NUL, and their addresses into a table. */
  setTexts(texts: readonly string[], table: number, buffer: number): void {
    let at = buffer
    texts.forEach((text, index) => {
      const bytes = bytesOf(`${text}\0`)
      this.setU32(table + 4 * index, at)
      this.write(at, bytes)
      at += bytes.length
    })
  }
}
