import { useEffect, useRef, useState } from 'react'
import { type Found, groupsOf, scrolling } from './digit-rows.ts'
import { spoken } from './names.ts'

const rowHeight = 24
const rowsShown = 14
/** Below this the page's style has smaller digits. */
const narrow = 660

interface DigitsViewProps {
  readonly digits: Uint8Array
  /** How many of them have come; the others follow. */
  readonly count: number
  /** What to scroll to and mark; null for nothing. */
  readonly found: Found | null
}

/** All digits, of which only the rows that can be seen are in the page. */
export function DigitsView({ digits, count, found }: DigitsViewProps) {
  const box = useRef<HTMLElement>(null)
  const [top, setTop] = useState(0)
  const perRow = usePerRow(box)
  const rows = Math.max(1, Math.ceil((digits.length - 1) / perRow))
  const shown = Math.min(rows, rowsShown)
  const { height, firstRow, topOf, shift } = scrolling(rows, shown, rowHeight)
  const visible = Array.from({ length: shown }, (_, i) => firstRow(top) + i)
  useEffect(() => {
    if (!found || !box.current) return
    box.current.scrollTop = scrolling(rows, shown, rowHeight).topOf(Math.max(0, Math.floor((found.at - 1) / perRow) - 4))
  }, [found, rows, shown, perRow])
  return (
    <section
      ref={box}
      className="pi-digits scroll"
      style={{ height: shown * rowHeight }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={(event) => {
        const target = { Home: 0, End: topOf(rows) }[event.key]
        if (target === undefined || !box.current) return
        event.preventDefault()
        box.current.scrollTop = target
      }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={`${spoken(digits.length)} digits of π`}
    >
      <div style={{ height }}>
        <div className="pi-rows" style={{ transform: `translateY(${shift(top)}px)` }}>
          {visible.map((row) => (
            <Row key={row} digits={digits} count={count} row={row} perRow={perRow} found={found} />
          ))}
        </div>
      </div>
    </section>
  )
}

interface RowProps extends DigitsViewProps {
  readonly row: number
  readonly perRow: number
}

function Row({ digits, count, row, perRow, found }: RowProps) {
  const groups = groupsOf(digits, count, row, perRow, found)
  return (
    <div className="pi-row">
      <span className="pi-place">{spoken(row * perRow + 1)}</span>
      <span className="pi-whole">{row === 0 && (found?.at === 0 ? <mark>3.</mark> : '3.')}</span>
      {groups.map((group, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place in the row
        <span key={i} className="pi-group">
          {group.map(({ text, found: isFound }) => (isFound ? <mark key={text}>{text}</mark> : text))}
        </span>
      ))}
    </div>
  )
}

/** As many groups of ten as the box has room for, five at most. */
function usePerRow(box: React.RefObject<HTMLElement | null>): number {
  const [perRow, setPerRow] = useState(50)
  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => {
      const room = entry?.contentRect.width ?? 0
      const groups = room < narrow ? (room - 118) / 88 : (room - 160) / 110
      setPerRow(Math.max(1, Math.min(5, Math.floor(groups))) * 10)
    })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
  return perRow
}
