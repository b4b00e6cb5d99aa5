/** Pieces that grow by appending are joined up to this size, bytes. */
const joined = 16_384

/**
 * The bytes of one file, in pieces: a file may be larger than the longest string an engine has, and what is written over and over again
 * is kept once.
 */
export class FileContent {
  private pieces: string[] = []
  /** Where each piece begins. */
  private starts: number[] = []
  length = 0

  constructor(bytes = '') {
    this.append(bytes)
  }

  append(bytes: string): void {
    if (bytes === '') return
    const last = this.pieces.length - 1
    const tail = this.pieces[last]
    if (tail !== undefined && tail.length + bytes.length <= joined) this.pieces[last] = tail + bytes
    else {
      this.starts.push(this.length)
      this.pieces.push(bytes)
    }
    this.length += bytes.length
  }

  /** At most `max` bytes from a position; '' behind the end. */
  read(position: number, max: number): string {
    if (position >= this.length) return ''
    let index = this.pieceAt(position)
    const first = this.pieces[index] ?? ''
    const from = position - (this.starts[index] ?? 0)
    let out = first.slice(from, from + max)
    while (out.length < max && ++index < this.pieces.length) out += (this.pieces[index] ?? '').slice(0, max - out.length)
    return out
  }

  /** Writes over what is there, and on behind it; a gap is filled with NUL. */
  write(position: number, bytes: string): void {
    for (let gap = position - this.length; gap > 0; gap = position - this.length) this.append('\0'.repeat(Math.min(gap, 65_536)))
    if (position < this.length) {
      const end = position + bytes.length
      const rest = end < this.length ? this.from(end) : []
      this.truncate(position)
      this.append(bytes)
      for (const piece of rest) this.append(piece)
    } else this.append(bytes)
  }

  truncate(length: number): void {
    if (length >= this.length) return
    const index = this.pieceAt(length)
    const kept = (this.pieces[index] ?? '').slice(0, length - (this.starts[index] ?? 0))
    this.pieces.length = index
    this.starts.length = index
    this.length = this.starts.length === 0 ? 0 : length - kept.length
    this.append(kept)
  }

  private from(position: number): string[] {
    const index = this.pieceAt(position)
    return [(this.pieces[index] ?? '').slice(position - (this.starts[index] ?? 0)), ...this.pieces.slice(index + 1)]
  }

  private pieceAt(position: number): number {
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return low
  }
}
