import { textOf } from '#base/bytes.ts'

/** One entry as the directory at the end of a zip tells it (APPNOTE.TXT, 4.3.12). */
export interface ZipEntry {
  readonly path: string
  /** Unix mode; undefined when the zip was made where files have none. */
  readonly mode: number | undefined
  readonly encrypted: boolean
  /** 0 stored, 8 deflated; others exist. */
  readonly method: number
  readonly crc: number
  /** Bytes as they stand in the zip. */
  readonly packed: number
  /** Bytes once inflated, as the zip claims. */
  readonly size: number
  /** Where the entry begins. */
  readonly offset: number
}

const signatures = { end: 0x06054b50, entry: 0x02014b50, end64Locator: 0x07064b50, end64: 0x06064b50, local: 0x04034b50 } as const
const full32 = 0xffffffff

/** The entries of a zip; undefined when it has no readable directory. */
export function centralDirectory(zip: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  try {
    const end = endRecord(view)
    if (!end) return undefined
    const entries: ZipEntry[] = []
    let at = end.offset
    for (let index = 0; index < end.count; index += 1) {
      if (view.getUint32(at, true) !== signatures.entry) return undefined
      const lengths = view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
      entries.push(entryAt(zip, view, at))
      at += 46 + lengths
    }
    return entries
  } catch (error) {
    // An offset that points outside: the zip is cut or damaged.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Where the bytes of an entry begin, behind its local header; undefined when there is none. */
export function contentOffset(zip: Uint8Array, { offset }: ZipEntry): number | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  if (offset + 30 > zip.length || view.getUint32(offset, true) !== signatures.local) return undefined
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
}

function endRecord(view: DataView): { readonly count: number; readonly offset: number } | undefined {
  let at = view.byteLength - 22
  const first = Math.max(0, at - 0xffff)
  while (at >= first && view.getUint32(at, true) !== signatures.end) at -= 1
  if (at < first) return undefined
  const count = view.getUint16(at + 10, true)
  const offset = view.getUint32(at + 16, true)
  if (count !== 0xffff && offset !== full32) return { count, offset }
  if (at < 20 || view.getUint32(at - 20, true) !== signatures.end64Locator) return { count, offset }
  const at64 = Number(view.getBigUint64(at - 12, true))
  if (view.getUint32(at64, true) !== signatures.end64) return undefined
  return { count: Number(view.getBigUint64(at64 + 32, true)), offset: Number(view.getBigUint64(at64 + 48, true)) }
}

function entryAt(zip: Uint8Array, view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const name = zip.subarray(at + 46, nameEnd)
  const madeBy = view.getUint16(at + 4, true) >> 8
  const utf8 = (flags & 0x800) !== 0
  const wide = wideSizes(view, at, nameEnd, nameEnd + view.getUint16(at + 30, true))
  return {
    path: utf8 ? textOf(name) : new TextDecoder('latin1').decode(name),
    mode: madeBy === 3 || madeBy === 19 ? view.getUint32(at + 38, true) >>> 16 : undefined,
    encrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    ...wide,
  }
}

/** Sizes and offset: each that does not fit into 32 bits stands in the zip64 field, in this order. */
function wideSizes(view: DataView, at: number, extraStart: number, extraEnd: number): Pick<ZipEntry, 'size' | 'packed' | 'offset'> {
  let wide = extraStart
  while (wide + 4 <= extraEnd && view.getUint16(wide, true) !== 1) wide += 4 + view.getUint16(wide + 2, true)
  wide += 4
  const number = (where: number): number => {
    const value = view.getUint32(where, true)
    if (value !== full32 || wide + 8 > extraEnd) return value
    wide += 8
    return Number(view.getBigUint64(wide - 8, true))
  }
  const size = number(at + 24)
  const packed = number(at + 20)
  return { size, packed, offset: number(at + 42) }
}
