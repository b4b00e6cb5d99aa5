import { type OpenedTrace, traceOpener } from '#trace/file.ts'

/** Longest time for which the page is kept from drawing, ms. */
const slice = 12

/** `openTrace` for long files: the page stays alive meanwhile. */
export async function openGently(text: string): Promise<OpenedTrace> {
  const opener = traceOpener(text)
  for (;;) {
    const until = performance.now() + slice
    while (performance.now() < until) {
      const opened = opener()
      if (opened) return opened
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
}
