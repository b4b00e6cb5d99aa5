import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface ProgressState {
  /** Path of a lesson → when it was done first, ISO 8601. */
  readonly done: Readonly<Record<string, string>>
  /** The lesson that was open last. */
  readonly last?: string
  /** As it shall stand on the certificate. */
  readonly name: string
  readonly complete: (path: string) => void
  readonly visit: (path: string) => void
  readonly callMe: (name: string) => void
  readonly forget: () => void
}

/** What was learnt: kept in this browser. */
export const useProgress = create<ProgressState>()(
  persist(
    (set, get) => ({
      done: {},
      name: '',
      complete: (path) => {
        if (!get().done[path]) set({ done: { ...get().done, [path]: new Date().toISOString() } })
      },
      visit: (last) => set({ last }),
      callMe: (name) => set({ name }),
      forget: () => set({ done: {} }),
    }),
    { name: 'course', version: 1, partialize: ({ done, last, name }) => ({ done, last, name }) },
  ),
)

/** What was learnt, as a file to take home. */
export const progressText = (): string => {
  const { done, name } = useProgress.getState()
  return `${JSON.stringify({ format: 'lambda-custom-runtime-course', version: 1, name, done }, null, 2)}\n`
}
