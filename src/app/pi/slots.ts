/** Lets so many workers compute at once; who asks for more waits in line. */
export interface Slots {
  /** Resolves when `count` slots are free and taken; rejects when the signal aborts before. */
  take(count: number, signal: AbortSignal): Promise<void>
  give(count: number): void
}

export function slots(size: number): Slots {
  let free = size
  const line: { readonly count: number; readonly go: () => void }[] = []
  const serve = () => {
    while (line[0] && line[0].count <= free) {
      const [next] = line.splice(0, 1)
      free -= next?.count ?? 0
      next?.go()
    }
  }
  return {
    take: (count, signal) =>
      new Promise((resolve, reject) => {
        const place = { count, go: resolve }
        signal.addEventListener('abort', () => {
          const at = line.indexOf(place)
          if (at >= 0) line.splice(at, 1)
          reject(signal.reason)
          serve()
        })
        if (signal.aborted) return reject(signal.reason)
        line.push(place)
        serve()
      }),
    give: (count) => {
      free += count
      serve()
    },
  }
}
