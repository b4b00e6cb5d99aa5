import { type RefObject, useEffect, useState } from 'react'

/** So many rows are all drawn: they can be searched by the browser, too. */
const allDrawn = 200
/** Rows drawn before and after those in sight. */
const around = 10

/** Indexes of the rows of a scrolling list to draw: those in sight with some around them, and `current` wherever it is. `height` of a row in CSS pixels. */
export function useWindow(list: RefObject<HTMLElement | null>, count: number, height: number, current: number): readonly number[] {
  const [place, setPlace] = useState({ top: 0, height: 900 })
  const many = count > allDrawn
  useEffect(() => {
    const scroller = list.current
    if (!scroller || !many) return
    const look = () => setPlace({ top: scroller.scrollTop, height: scroller.clientHeight })
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [list, many])
  if (!many) return Array.from({ length: count }, (_, index) => index)
  const from = Math.max(0, Math.min(Math.floor(place.top / height), count) - around)
  const to = Math.min(count, Math.ceil((place.top + place.height) / height) + around)
  const near = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  const stop = Math.min(Math.max(current, 0), count - 1)
  return stop >= from && stop < to ? near : [...near, stop]
}

/** Keeps row `current` of a scrolling list in sight, moving no more than needed. */
export function useInSight(list: RefObject<HTMLElement | null>, current: number, height: number): void {
  useEffect(() => {
    const scroller = list.current
    if (!scroller || current < 0) return
    const top = current * height
    const above = top < scroller.scrollTop + 8
    const below = top + height > scroller.scrollTop + scroller.clientHeight - 8
    if (above || below) scroller.scrollTop = above ? top - 60 : top + height - scroller.clientHeight + 60
  }, [list, current, height])
}
