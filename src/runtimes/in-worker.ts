import { NetworkFailure } from '#base/network-failure.ts'
import { received, requestOf } from './http-messages.ts'
import type { FromWorker, ReceivedResponse, SentRequest, ToWorker } from './protocol.ts'
import { readBatch } from './record-batch.ts'
import type { BootSpec, Host, ProgramEnd, RunningProgram, Runtime, RuntimeMeta } from './runtime.ts'
import { openUpload, type Upload } from './upload.ts'

/** Why a body ends before its end. */
const gone = new NetworkFailure('connectionClosed', 'The program closed the connection')

/** A runtime whose programs each have a worker of their own. One worker is kept warm: loading the interpreter takes longest. */
export function inWorker(meta: RuntimeMeta, open: () => Worker): Runtime {
  let spare: Worker | undefined = open()
  const take = () => {
    const worker = spare ?? open()
    spare = undefined
    return worker
  }
  return {
    meta,
    run: (spec, host) =>
      runIn(take(), spec, host, () => {
        spare ??= open()
      }),
  }
}

/** `settled` is called once, when the program has come so far that loading another worker no longer delays it. */
function runIn(worker: Worker, spec: BootSpec, host: Host, settled: () => void): RunningProgram {
  const requests = new Map<number, AbortController>()
  const uploads = new Map<number, Upload>()
  const send = (message: ToWorker, transfer: Transferable[] = []) => worker.postMessage(message, transfer)
  const { promise: ended, resolve, reject } = deferred<ProgramEnd>()

  const close = () => {
    worker.terminate()
    for (const upload of uploads.values()) upload.cut(gone)
    uploads.clear()
    for (const request of requests.values()) request.abort()
    requests.clear()
    settled()
  }
  const carry = async (id: number, sent: SentRequest, arriving?: Upload) => {
    settled()
    const controller = new AbortController()
    requests.set(id, controller)
    if (arriving) uploads.set(id, arriving)
    try {
      const response = await ask(host, sent, controller.signal, arriving)
      if (requests.delete(id)) send({ type: 'response', id, response }, [response.body.buffer])
    } catch (error) {
      if (!requests.delete(id)) return
      const { kind, message } = error instanceof NetworkFailure ? error : new NetworkFailure('connectionClosed', String(error))
      send({ type: 'failed', id, kind, message })
    } finally {
      uploads.delete(id)
    }
  }
  const receiveMessage = (message: FromWorker) => {
    switch (message.type) {
      case 'request':
        if (message.temporary) host.keepTemporary?.(message.temporary)
        return void carry(message.id, message.request, message.arriving && openUpload())
      case 'piece':
        return message.bytes ? uploads.get(message.id)?.put(message.bytes) : uploads.get(message.id)?.end()
      case 'abort':
        uploads.get(message.id)?.cut(gone)
        requests.get(message.id)?.abort()
        return void requests.delete(message.id)
      case 'wrote':
        return host.write(message.stream, message.text)
      case 'temporary':
        return host.keepTemporary?.(message.changes)
      case 'recorded':
        return host.recorded(readBatch(message.batch))
      case 'stopped':
        return host.stopped(message.stop)
      case 'ended':
        close()
        return resolve(message.end)
      case 'broke':
        close()
        return reject(new Error(`Failed to run ${spec.bootstrap}: ${message.message}`))
    }
  }
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => receiveMessage(data)
  worker.onerror = ({ message }) => receiveMessage({ type: 'broke', message: message || 'its worker could not be loaded' })
  send({ type: 'run', spec })
  return {
    ended,
    kill: () => {
      worker.onmessage = null
      close()
      resolve({ signal: 'killed' })
    },
    terminate: () => send({ type: 'terminate' }),
    setClock: (clock) => send({ type: 'clock', clock }),
    setFrozen: (frozen) => send({ type: 'frozen', frozen }),
    setDebug: (settings) => send({ type: 'debug', settings }),
    pause: () => send({ type: 'pause' }),
    proceed: (how) => send({ type: 'proceed', how }),
  }
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {}
  let reject: (reason: Error) => void = () => {}
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

/** By the host's shorter road where it has one; a body that is still being written has to go by `fetch`. */
async function ask(host: Host, sent: SentRequest, signal: AbortSignal, arriving: Upload | undefined): Promise<ReceivedResponse> {
  const directly = arriving ? undefined : host.call?.(sent, signal)
  return directly ?? received(await host.fetch(requestOf(sent, signal), arriving?.pieces))
}
