import { useSyncExternalStore } from 'react'

const query = matchMedia('(max-width: 820px)')

/** Whether the page is as narrow as a phone: then one panel is shown at a time. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
