import { decimalsFor } from '#pi/hex-digits.ts'
import type { Method } from '#pi/methods.ts'
import type { SpigotStep, Word } from '#pi/seed-spigot.ts'
import { endWorker, giveBack, takeWorker, type Warm } from './pool.ts'
import type { Done, PiReply, PiRequest, Progress } from './protocol.ts'

/** What a run gave. */
export interface Result extends Omit<Done, 'type'> {
  readonly method: Method
  readonly digits: Uint8Array<ArrayBuffer>
}

export interface Watcher {
  progress(told: Progress): void
  /** The digits so far: the first `count` of them are there. */
  digits(bytes: Uint8Array<ArrayBuffer>, count: number): void
}

type Of<Type extends PiReply['type']> = Extract<PiReply, { type: Type }>

/** Sends a task to warm workers and waits for the reply of that type; the others are shown to `each`. An abort ends the workers at once. */
async function task<Type extends 'done' | 'hex' | 'spigot'>(
  type: Type,
  warm: readonly Warm[],
  send: () => void,
  signal: AbortSignal,
  each: (reply: PiReply) => void = () => {},
): Promise<Of<Type>> {
  const listening = new AbortController()
  const on = { signal: listening.signal }
  const ended = new Promise<Of<Type>>((resolve, reject) => {
    const isWanted = (reply: PiReply): reply is Of<Type> => reply.type === type
    signal.addEventListener('abort', () => reject(signal.reason), on)
    for (const { worker } of warm) {
      worker.addEventListener('error', (event) => reject(new Error(`The worker stopped: ${event.message}`)), on)
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<PiReply>) => {
          if (isWanted(data)) resolve(data)
          else if (data.type === 'failed') reject(new Error(data.message))
          else each(data)
        },
        on,
      )
    }
  })
  ended.catch(() => {})
  try {
    signal.throwIfAborted()
    await Promise.race([Promise.all(warm.map(({ ready }) => ready)), ended])
    send()
    const reply = await ended
    for (const one of warm) giveBack(one, heldBy(reply))
    return reply
  } catch (error) {
    for (const one of warm) endWorker(one)
    throw error
  } finally {
    listening.abort()
  }
}

const heldBy = (reply: PiReply) => (reply.type === 'done' ? reply.held : 0)

const ask = ({ worker }: Warm, request: PiRequest, transfer: Transferable[] = []) => worker.postMessage(request, transfer)

/** Computes digits in a warm worker, or two of them for a pair. Rejects with a sentence, or with the signal's reason. */
export async function run(method: Method, digits: number, watcher: Watcher, signal: AbortSignal): Promise<Result> {
  const bytes = roomFor(digits)
  const lead = takeWorker()
  const others = method === 'pair' ? [takeWorker()] : []
  const send = () => {
    const channel = new MessageChannel()
    for (const other of others) ask(other, { type: 'help', port: channel.port2 }, [channel.port2])
    const port = method === 'pair' ? channel.port1 : null
    ask(lead, { type: 'compute', method, digits, times: 1, port }, port ? [port] : [])
  }
  const done = await task('done', [lead, ...others], send, signal, (reply) => {
    if (reply.type === 'progress') watcher.progress(reply)
    if (reply.type !== 'digits') return
    bytes.set(reply.bytes.subarray(0, digits - reply.from), reply.from)
    watcher.digits(bytes, Math.min(digits, reply.from + reply.bytes.length))
  })
  const { type: _, ...figures } = done
  return { ...figures, method, digits: bytes }
}

function roomFor(digits: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(digits)
  } catch {
    throw new Error(`The page has no room for ${digits.toLocaleString('en')} digits: the browser gives it no more memory. Ask for fewer.`)
  }
}

/** Eight hexadecimal digits after the point from a place on: by the formula, and out of decimal digits. */
export async function compareHex(place: number, digits: Uint8Array, signal: AbortSignal): Promise<Of<'hex'>> {
  const warm = takeWorker()
  const reaching = digits.slice(0, decimalsFor(place))
  return task('hex', [warm], () => ask(warm, { type: 'hex', place, digits: reaching }, [reaching.buffer]), signal)
}

/** The first steps of the seed spigot in a word. */
export async function spigotSteps(word: Word, steps: number, signal: AbortSignal): Promise<readonly SpigotStep[]> {
  const warm = takeWorker()
  return (await task('spigot', [warm], () => ask(warm, { type: 'spigot', word, steps }), signal)).steps
}
