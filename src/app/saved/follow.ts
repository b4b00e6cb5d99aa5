import { beginTrace, type TraceLines } from '#trace/file.ts'
import type { Recording } from '../run/recording.ts'
import { savedRecording } from '../run/saved-recording.ts'

/** A run that another machine tells of, and the project's files that it knows. */
export interface Followed {
  readonly recording: Recording
  readonly files: ReadonlyMap<string, string>
}

interface Listener {
  readonly onBegin: (followed: Followed) => void
  /** Nothing more comes; a sentence says why. */
  readonly onEnd: (says: string) => void
}

/** Whether an address may be followed: a server on this machine. No other is ever asked. */
export function isLocal(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname)
}

/** Follows the live stream of `npm run runtime-api -- --inspect`: the lines of a saved trace, as server-sent events. Returns how to stop. */
export function followStream(address: string, { onBegin, onEnd }: Listener): () => void {
  const source = new EventSource(address)
  const told = new Set<() => void>()
  let lines: TraceLines | undefined
  const subscribe = (tell: () => void) => {
    told.add(tell)
    return () => void told.delete(tell)
  }
  const stop = (says: string) => {
    source.close()
    onEnd(says)
  }
  source.onmessage = ({ data }: MessageEvent<string>) => {
    if (lines?.add(data)) {
      for (const tell of told) tell()
      return
    }
    const begun = beginTrace(data)
    if (!begun.ok) return stop(lines ? 'The server has sent something that is no line of a trace. What came before is shown.' : begun.says)
    lines = begun.lines
    const { trace } = lines
    onBegin({
      recording: { ...savedRecording(trace), subscribe },
      files: trace.files,
    })
  }
  source.onerror = () =>
    stop(
      lines
        ? 'The server has ended the stream. What came before is shown.'
        : `Nothing answers at ${address}. Start the server with --inspect, then try again.`,
    )
  return () => source.close()
}
