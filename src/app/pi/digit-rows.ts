/** How digits after the point stand in rows: what DigitsView draws. Places count from the 3, which is place 0. */

/** A piece of a row in one look. */
export interface Piece {
  readonly text: string
  readonly found: boolean
}

export interface Found {
  readonly at: number
  readonly length: number
}

/** The groups of ten of one row, each cut where something found begins or ends. */
export function groupsOf(
  digits: Uint8Array,
  count: number,
  row: number,
  perRow: number,
  found: Found | null,
): readonly (readonly Piece[])[] {
  const from = 1 + row * perRow
  const end = Math.min(count, from + perRow)
  const groups: Piece[][] = []
  for (let start = from; start < end; start += 10) groups.push(piecesOf(digits, start, Math.min(end, start + 10), found))
  return groups
}

function piecesOf(digits: Uint8Array, from: number, to: number, found: Found | null): Piece[] {
  const inside = (place: number) => Math.min(to, Math.max(from, place))
  const cuts = [from, inside(found?.at ?? to), inside(found ? found.at + found.length : to), to]
  return cuts.slice(1).flatMap((end, i) => {
    const start = cuts[i] ?? end
    return end > start ? [{ text: String.fromCharCode(...digits.subarray(start, end)), found: i === 1 }] : []
  })
}

/** Browsers end an element's height somewhere above ten million pixels; a longer text scrolls in larger steps. */
const tallest = 8_000_000

/** How a text of so many rows scrolls in a box that shows `shown` of them. */
export function scrolling(rows: number, shown: number, rowHeight: number) {
  const height = Math.min(rows * rowHeight, tallest)
  const hidden = Math.max(0, rows - shown)
  const way = Math.max(1, height - shown * rowHeight)
  return {
    height,
    /** The first row to be seen when the box is scrolled by `top`. */
    firstRow: (top: number) => Math.min(hidden, Math.max(0, Math.round((top / way) * hidden))),
    /** How far to scroll so that a row is the first. */
    topOf: (row: number) => (hidden === 0 ? 0 : Math.min(1, Math.max(0, row / hidden)) * way),
    /** How far the rows are moved down to be in the box. */
    shift: (top: number) => Math.min(top, way),
  }
}
