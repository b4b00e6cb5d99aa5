import type { Bytes } from '#base/bytes.ts'
import type { HeaderList } from '#base/carried-headers.ts'

/** An HTTP request as the program's library wrote it. */
export interface ProgramRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Bytes
}

/** What came back. Header names are in lower case. */
export interface ProgramReply {
  readonly status: number
  readonly headers: HeaderList
  readonly body: Bytes
}

/** A line of the program's source. */
export interface SourceLine {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
}

/** What a program finds around itself: the same for the page's worker, Node.js and tests. */
export interface Machine {
  readonly env: Readonly<Record<string, string>>
  /** Unix time, ms. */
  readonly now: () => number
  /** Fills with random bytes. */
  readonly fill: (bytes: Bytes) => void
  readonly write: (stream: 'stdout' | 'stderr', bytes: Bytes) => void
  /** Bytes of memory the function may use. */
  readonly memoryLimit: number
  /** The next request comes from this line. */
  readonly at?: (line: SourceLine) => void
  /** Waits; only for hosts that can. */
  readonly sleep: (millis: number) => Promise<void> | undefined
}

/** How a program ended. */
export type ProgramEnd = { readonly code: number } | { readonly signal: string }
