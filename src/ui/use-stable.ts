import { useCallback, useRef } from 'react'

/** A function that stays the same one and always does what the newest does: what is given it need not be drawn again. For events, not for drawing. */
export function useStable<Given extends readonly unknown[], Result>(newest: (...given: Given) => Result): (...given: Given) => Result {
  const latest = useRef(newest)
  latest.current = newest
  return useCallback((...given: Given) => latest.current(...given), [])
}
