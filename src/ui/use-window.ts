import { type RefObject, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'react'

/** So many rows are all drawn: they can be searched by the browser, too. */
const allDrawn = 200
/** Rows drawn before and after those in sight. */
const around = 4
/** A row this near to an edge counts as out of sight, CSS pixels. */
const edge = 8
/** How far from the edge a row comes to stand that was out of sight, as a share of the list: what comes next is in sight, too. */
const margin = 0.3

interface Place {
  readonly top: number
  readonly height: number
}

/** A row to draw. Rows that come take the slots of those that go: a jump changes what stands in the list, and builds nothing anew. */
export interface DrawnRow {
  readonly index: number
  readonly slot: number
}

/**
 * The rows of a scrolling list to draw: those in sight with some around them, and `current` wherever it is. `height` of a row in
 * CSS pixels. Keeps `current` in sight, moving no more than needed. Where the list stands is known from its own events: to ask it after each
 * drawing would make the browser lay out the page twice.
 */
export function useWindow(list: RefObject<HTMLElement | null>, count: number, height: number, current: number): readonly DrawnRow[] {
  // Kept beside React: what the list tells of itself, and what is asked of it, must not wait for each other.
  const place = useRef<Place>({ top: 0, height: 0 })
  const followed = useRef(-1)
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const { top, height: room } = place.current
  const follows = followed.current !== current && room > 0
  const furthest = Math.max(0, count * height - room)
  const wanted = follows ? Math.round(Math.min(revealing(current * height, height, place.current), furthest)) : top
  useLayoutEffect(() => {
    const scroller = list.current
    if (!scroller) return
    const look = () => {
      const { scrollTop, clientHeight } = scroller
      if (scrollTop === place.current.top && clientHeight === place.current.height) return
      // In a list that became smaller, the current row may be out of sight.
      if (clientHeight !== place.current.height) followed.current = -1
      place.current = { top: scrollTop, height: clientHeight }
      drawAgain()
    }
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [list])
  useLayoutEffect(() => {
    if (!list.current || !follows) return
    followed.current = current
    if (wanted === place.current.top) return
    place.current = { top: wanted, height: room }
    list.current.scrollTop = wanted
  })
  return drawnRows(count, height, current, { top: wanted, height: room })
}

/** Where a list is scrolled to so that a row is in sight. */
function revealing(top: number, rowHeight: number, { top: scrolled, height }: Place): number {
  if (top < 0) return scrolled
  if (top < scrolled + edge) return Math.max(0, top - height * margin)
  const bottom = top + rowHeight
  return bottom > scrolled + height - edge ? Math.max(0, bottom - height * (1 - margin)) : scrolled
}

function drawnRows(count: number, rowHeight: number, current: number, { top, height }: Place): readonly DrawnRow[] {
  if (count <= allDrawn) return Array.from({ length: count }, (_, index) => ({ index, slot: index }))
  const from = Math.max(0, Math.min(Math.floor(top / rowHeight), count) - around)
  const to = Math.min(count, Math.ceil((top + (height || 900)) / rowHeight) + around)
  const length = Math.max(0, to - from)
  const slots = 2 ** Math.ceil(Math.log2(length + 2))
  const near = Array.from({ length }, (_, offset) => ({ index: from + offset, slot: (from + offset) % slots }))
  const stop = Math.min(Math.max(current, 0), count - 1)
  return stop >= from && stop < to ? near : [...near, { index: stop, slot: -1 }]
}

/**
 * The one tab stop of a list is its current row: the focus goes with it, also when the row that had it is no longer drawn.
 * Gives what the list must listen to.
 */
export function useFocusOfCurrent(list: RefObject<HTMLElement | null>, current: number) {
  const inside = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about the cursor that has moved
  useEffect(() => {
    if (inside.current) list.current?.querySelector<HTMLElement>('[aria-current=step]')?.focus({ preventScroll: true })
  }, [list, current])
  // React tells of no blur when it takes an element away itself.
  return useMemo(
    () => ({
      onFocus: () => {
        inside.current = true
      },
      onBlur: () => {
        inside.current = false
      },
    }),
    [],
  )
}
