import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'

/** Ctrl+Enter, or Cmd+Enter, from everywhere on the page. */
export function useInvokeKey(invoke: () => void): void {
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+Enter': (event: KeyboardEvent) => {
          if (event.defaultPrevented) return
          event.preventDefault()
          invoke()
        },
      }),
    [invoke],
  )
}
