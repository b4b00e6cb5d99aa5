import { useEffect, useRef, useState } from 'react'

const perRow = 50
const rowHeight = 22
/** Browsers end an element's height somewhere above ten million pixels; a longer text scrolls in larger steps. */
const tallest = 8_000_000

interface DigitsViewProps {
  readonly digits: Uint8Array
  /** The digit to scroll to and mark; null for none. */
  readonly found: { readonly at: number; readonly length: number } | null
}

/** All digits, of which only the rows that can be seen are in the page. */
export function DigitsView({ digits, found }: DigitsViewProps) {
  const box = useRef<HTMLElement>(null)
  const [top, setTop] = useState(0)
  const rows = Math.ceil(digits.length / perRow)
  const height = Math.min(rows * rowHeight, tallest)
  const shown = 18
  const hidden = Math.max(0, rows - shown)
  const way = Math.max(1, height - shown * rowHeight)
  const first = Math.min(hidden, Math.round((top / way) * hidden))
  useEffect(() => {
    if (!found || !box.current) return
    box.current.scrollTop = hidden === 0 ? 0 : (Math.max(0, Math.floor(found.at / perRow) - 4) / hidden) * way
  }, [found, hidden, way])
  const visible = Array.from({ length: Math.min(shown, rows) }, (_, i) => first + i)
  return (
    <section
      ref={box}
      className="pi-digits"
      style={{ height: Math.min(rows, shown) * rowHeight + 2 }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={`${digits.length} digits of π`}
    >
      <div style={{ height }}>
        <div className="pi-rows" style={{ transform: `translateY(${Math.min(top, way)}px)` }}>
          {visible.map((row) => (
            <Row key={row} digits={digits} row={row} found={found} />
          ))}
        </div>
      </div>
    </section>
  )
}

function Row({ digits, row, found }: DigitsViewProps & { readonly row: number }) {
  const from = row * perRow
  const text = new TextDecoder().decode(digits.slice(from, from + perRow))
  const start = found ? Math.min(perRow, Math.max(0, found.at - from)) : perRow
  const end = found ? Math.min(perRow, Math.max(0, found.at + found.length - from)) : perRow
  return (
    <div className="pi-row">
      <span className="pi-place">{from.toLocaleString('en')}</span>
      <span>
        {text.slice(0, start)}
        {end > start && <mark>{text.slice(start, end)}</mark>}
        {text.slice(Math.max(start, end))}
      </span>
    </div>
  )
}
