/** Ends the right to write a draft. */
export type Release = () => void

const lockOf = (name: string): string => `draft:${name}`

/**
 * Asks for the right to write a draft: one tab has it at a time. Gives how to release it; undefined when another tab has it.
 * `onLost` is called when another tab takes it over. Browsers without locks let everyone write.
 */
export function askToWrite(name: string, onLost: () => void, takeOver = false): Promise<Release | undefined> {
  const { locks } = navigator
  if (!locks) return Promise.resolve(() => {})
  return new Promise((answer) => {
    let free: Release = () => {}
    const held = new Promise<void>((resolve) => {
      free = resolve
    })
    const options: LockOptions = takeOver ? { steal: true } : { ifAvailable: true }
    locks
      .request(lockOf(name), options, (lock) => {
        if (!lock) return answer(undefined)
        answer(free)
        return held
      })
      .catch(onLost)
  })
}
