import type { Bytes } from '#base/bytes.ts'
import { NetworkFailure } from '#base/network-failure.ts'
import type { Proceed, ProgramRecord, ProgramStop } from '#lambda/statements.ts'
import { type ProgramClock, programClock } from './program-clock.ts'
import type { FromWorker, ReceivedResponse, SentRequest, ToWorker } from './protocol.ts'
import { BatchWriter } from './record-batch.ts'
import type { BootSpec, DebugSettings, ProgramEnd, TemporaryChanges } from './runtime.ts'
import { eachPiece } from './upload.ts'

/** The part of a worker's global scope that is needed here; the same in every realm. */
export interface WorkerScope {
  postMessage: (message: FromWorker, transfer: Transferable[]) => void
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
}

/** The outside world, as a program's interpreter sees it inside its worker. */
export interface WorkerHost {
  /**
   * Rejects with `NetworkFailure`, or with the signal's reason when aborted. `temporary`: what `keepTemporary` would be told ahead
   * of it. `arriving`: a body that is still being written, in place of the request's own; a reply may come before its end.
   */
  readonly send: (
    request: SentRequest,
    signal?: AbortSignal,
    temporary?: TemporaryChanges,
    arriving?: ReadableStream<Bytes>,
  ) => Promise<ReceivedResponse>
  readonly write: (stream: 'stdout' | 'stderr', text: string) => void
  /** Tells what became of files below `/tmp`. Without it they are gone with the program. */
  readonly keepTemporary?: (changes: TemporaryChanges) => void
  readonly clock: ProgramClock
  /** Tells a record; it goes with the next `flush`, or ahead of whatever is sent next. */
  readonly record: (record: ProgramRecord) => void
  /** Sends what was recorded. To be called at least every 16 ms while the program runs. */
  readonly flush: () => void
  readonly stopped: (stop: ProgramStop) => void
  /** Who answers when the page wants to stop, freeze or watch the program. Without it such wishes are ignored. */
  readonly controlledBy: (controls: ProgramControls) => void
}

/** What the page may want of a running program; the same as in `RunningProgram`. */
export interface ProgramControls {
  /** Simulated time has stopped or goes on. */
  readonly clockChanged: () => void
  readonly setFrozen: (frozen: boolean) => void
  readonly setDebug: (settings: DebugSettings) => void
  /** SIGTERM. Without it the program ends at once, as one that does not handle the signal. */
  readonly terminate?: () => void
  readonly pause: () => void
  readonly proceed: (how: Proceed) => void
}

interface Waiting {
  readonly resolve: (response: ReceivedResponse) => void
  readonly reject: (reason: unknown) => void
}

/** Fields of a batch above which it is sent at once: the page reads it while the program goes on. */
const largestBatch = 8000

/** Answers the page's messages in a worker: runs the one program that this worker is for. */
export function serveProgram(scope: WorkerScope, run: (spec: BootSpec, host: WorkerHost) => Promise<ProgramEnd>): void {
  const waiting = new Map<number, Waiting>()
  const clock = programClock()
  let requests = 0
  const batch = new BatchWriter()
  let controls: ProgramControls | undefined
  const flush = () => {
    if (batch.fields === 0) return
    const taken = batch.take()
    scope.postMessage({ type: 'recorded', batch: taken }, [taken.numbers.buffer, taken.ends.buffer])
  }
  const tell = (message: FromWorker, transfer: Transferable[] = []) => {
    flush()
    scope.postMessage(message, transfer)
  }

  /** Nobody waits for the rest of a body that was answered or given up. */
  const passOn = (id: number, arriving: ReadableStream<Bytes>) => {
    const piece = (bytes?: Bytes) => {
      if (waiting.has(id)) tell({ type: 'piece', id, ...(bytes && { bytes }) })
    }
    // Its writer tells the page by `abort` when it is cut off.
    eachPiece(arriving, piece).then(
      () => piece(),
      () => {},
    )
  }
  const send = (request: SentRequest, signal?: AbortSignal, temporary?: TemporaryChanges, arriving?: ReadableStream<Bytes>) =>
    new Promise<ReceivedResponse>((resolve, reject) => {
      requests += 1
      const id = requests
      waiting.set(id, { resolve, reject })
      signal?.addEventListener('abort', () => {
        if (waiting.delete(id)) tell({ type: 'abort', id })
        reject(signal.reason)
      })
      tell({ type: 'request', id, request, ...(temporary && { temporary }), ...(arriving && { arriving: true as const }) })
      if (arriving) passOn(id, arriving)
    })
  const host: WorkerHost = {
    send,
    clock,
    write: (stream, text) => tell({ type: 'wrote', stream, text }),
    keepTemporary: (changes) => tell({ type: 'temporary', changes }),
    record: (record) => {
      batch.add(record)
      if (batch.fields > largestBatch) flush()
    },
    flush,
    stopped: (stop) => tell({ type: 'stopped', stop }),
    controlledBy: (given) => {
      controls = given
    },
  }
  const settle = (id: number, how: (call: Waiting) => void) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (call) how(call)
  }

  scope.onmessage = ({ data }) => {
    switch (data.type) {
      case 'run':
        clock.set(data.spec.clock)
        run(data.spec, host).then(
          (end) => tell({ type: 'ended', end }),
          (error) => tell({ type: 'broke', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
        )
        return
      case 'response':
        return settle(data.id, ({ resolve }) => resolve(data.response))
      case 'failed':
        return settle(data.id, ({ reject }) => reject(new NetworkFailure(data.kind, data.message)))
      case 'clock':
        clock.set(data.clock)
        return controls?.clockChanged()
      case 'frozen':
        clock.setFrozen(data.frozen)
        return controls?.setFrozen(data.frozen)
      case 'debug':
        return controls?.setDebug(data.settings)
      case 'terminate':
        return controls?.terminate ? controls.terminate() : tell({ type: 'ended', end: { signal: 'terminated' } })
      case 'pause':
        return controls?.pause()
      case 'proceed':
        return controls?.proceed(data.how)
    }
  }
}
