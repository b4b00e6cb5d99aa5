/** Lines `fromA…toA` of the first text become lines `fromB…toB` of the second; ends are not included. */
export interface Hunk {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/** The shortest edit script between two lists of lines, by Myers' algorithm. */
export function editScript(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const kept = matches(a.slice(head, a.length - tail), b.slice(head, b.length - tail)).map(([x, y]) => [x + head, y + head] as const)
  const hunks: Hunk[] = []
  let [atA, atB] = [head, head]
  for (const [x, y] of [...kept, [a.length - tail, b.length - tail] as const]) {
    if (x > atA || y > atB) hunks.push({ fromA: atA, toA: x, fromB: atB, toB: y })
    atA = x + 1
    atB = y + 1
  }
  return hunks
}

/** Pairs of lines that stay, in order. */
function matches(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const [n, m] = [a.length, b.length]
  if (n === 0 || m === 0) return []
  const offset = n + m
  let frontier = new Int32Array(2 * offset + 2)
  const history: Int32Array[] = []
  for (let edits = 0; edits <= offset; edits++) {
    history.push(frontier.slice())
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (frontier[offset + k - 1] ?? 0) < (frontier[offset + k + 1] ?? 0))
      let x = down ? (frontier[offset + k + 1] ?? 0) : (frontier[offset + k - 1] ?? 0) + 1
      while (x < n && x - k < m && a[x] === b[x - k]) x++
      frontier[offset + k] = x
      if (x >= n && x - k >= m) return walkBack(history, n, m, offset)
    }
  }
  frontier = new Int32Array()
  return []
}

function walkBack(history: readonly Int32Array[], n: number, m: number, offset: number): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = []
  let [x, y] = [n, m]
  for (let edits = history.length - 1; edits >= 0; edits--) {
    const frontier = history[edits] ?? new Int32Array()
    const k = x - y
    const down = k === -edits || (k !== edits && (frontier[offset + k - 1] ?? 0) < (frontier[offset + k + 1] ?? 0))
    const before = edits === 0 ? 0 : down ? (frontier[offset + k + 1] ?? 0) : (frontier[offset + k - 1] ?? 0)
    const beforeY = edits === 0 ? 0 : before - (down ? k + 1 : k - 1)
    while (x > before && y > beforeY && x > 0 && y > 0 && x - 1 >= 0 && (edits === 0 || x > (down ? before : before + 1))) {
      out.push([x - 1, y - 1])
      x--
      y--
    }
    x = before
    y = beforeY
  }
  return out.reverse()
}
