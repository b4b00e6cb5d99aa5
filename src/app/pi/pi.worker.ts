import { base64 as relaxedBuild } from 'virtual:pi-engine/relaxed'
import { base64 as simdBuild } from 'virtual:pi-engine/simd'
import { chudnovsky, gibbons, machin, type OnProgress } from '#pi/bigint-methods.ts'
import { type EnginePhase, partOfRun, startEngine } from '#pi/engine.ts'
import { hexDigits, hexOfDecimals } from '#pi/hex-digits.ts'
import { helpPair, leadPair, type PairMessage, type PairPort } from '#pi/pair.ts'
import { seedSpigot } from '#pi/seed-spigot.ts'
import type { PiReply, PiRequest } from './protocol.ts'

declare const self: DedicatedWorkerGlobalScope
type Compute = Extract<PiRequest, { type: 'compute' }>

const say = (reply: PiReply, transfer: Transferable[] = []) => self.postMessage(reply, transfer)
const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

const relaxed = bytes(relaxedBuild)
const hasRelaxed = WebAssembly.validate(relaxed)
/** The run that is told of: when it began, when it last told, how many digits it sent. Null while nobody listens. */
let run: { readonly start: number; told: number; sent: number; readonly streams: boolean } | null = null

const engine = await startEngine(
  async (imports) => (await WebAssembly.instantiate(hasRelaxed ? relaxed : bytes(simdBuild), imports)).instance.exports,
  (phase, part) => {
    tell(phase, partOfRun(phase, part))
    if (phase === 'decimal digits' && part > 0 && run?.streams) stream(engine.exports.written.value + 1)
  },
)

/** At most twenty times a second. */
function tell(phase: EnginePhase | null, part: number): void {
  const now = performance.now()
  if (!run || now - run.told < 50) return
  run.told = now
  say({ type: 'progress', phase, part, milliseconds: now - run.start, bytes: phase ? engine.peakBytes() : null })
}

/** Sends the digits before `end` that have not been sent yet, out of the engine's memory. */
function stream(end: number): void {
  if (!run || end <= run.sent) return
  const view = new Uint8Array(engine.exports.memory.buffer, (engine.exports.out.value >>> 0) + run.sent, end - run.sent)
  send(run.sent, view.slice())
  run.sent = end
}

const send = (from: number, some: Uint8Array<ArrayBuffer>) => say({ type: 'digits', from, bytes: some }, [some.buffer])

const onBigInt: OnProgress = (part, text) => {
  tell(null, part)
  if (text === undefined || !run?.streams) return
  send(run.sent, new TextEncoder().encode(text.slice(run.sent)))
  run.sent = text.length
}
const bigIntMethods = { chudnovsky, machin, gibbons }

/** Digits, and the most memory the engine used for them; null for BigInt. */
interface Computed {
  readonly digits: Uint8Array
  readonly peakBytes: number | null
}

async function compute({ method, digits, port }: Compute): Promise<Computed> {
  if (method === 'engine') return { digits: engine.digits(digits), peakBytes: engine.peakBytes() }
  if (method !== 'pair') return { digits: new TextEncoder().encode(bigIntMethods[method](digits, onBigInt)), peakBytes: null }
  if (!port) throw new Error('Failed to compute in a pair: no second worker was given.')
  return leadPair(engine, digits, portOf(port))
}

/** A MessagePort as two workers speak through it. Both ends stay awake while a message is awaited. */
function portOf(port: MessagePort): PairPort {
  const came: PairMessage[] = []
  let wake = () => {}
  port.onmessage = ({ data }: MessageEvent<PairMessage>) => {
    came.push(data)
    wake()
  }
  return {
    send: (message) => port.postMessage(message, [message.bytes.buffer]),
    next: async () => {
      for (;;) {
        const message = came.shift()
        if (message) return message
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}

async function measure(request: Compute): Promise<void> {
  const repeated = engine.exports.repeated.value
  const start = performance.now()
  for (let time = 1; time < request.times; time += 1) await compute(request)
  run = { start, told: start, sent: 0, streams: request.method !== 'pair' }
  const { digits, peakBytes } = await compute(request)
  const milliseconds = (performance.now() - start) / request.times
  // All of them once more: digits in doubt may have been computed again after they were sent.
  send(0, new Uint8Array(digits))
  run = null
  say({
    type: 'done',
    milliseconds,
    bytes: peakBytes,
    held: engine.heldBytes(),
    repeated: engine.exports.repeated.value - repeated,
  })
}

function spigotSteps({ word, steps }: Extract<PiRequest, { type: 'spigot' }>) {
  const seen = []
  for (const step of seedSpigot(word)) {
    seen.push(step)
    if (seen.length === steps) break
  }
  return seen
}

const compareHex = ({ place, digits }: Extract<PiRequest, { type: 'hex' }>): PiReply => ({
  type: 'hex',
  byFormula: hexDigits(place),
  ofDigits: hexOfDecimals(digits, place),
})

async function answer(request: PiRequest): Promise<void> {
  if (request.type === 'compute') await measure(request)
  if (request.type === 'help') await helpPair(engine, portOf(request.port))
  if (request.type === 'hex') say(compareHex(request))
  if (request.type === 'spigot') say({ type: 'spigot', steps: spigotSteps(request) })
}

/** A RangeError of the browser's own is its limit for the length of a BigInt, a string or an array. */
function sentence(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return error instanceof RangeError ? `The browser's own limit for numbers and memory was reached (${said}). Ask for fewer digits.` : said
}

// Small runs let the browser compile the engine's loops ahead of the first number that is waited for.
for (let round = 0; round < 8; round += 1) engine.digits(20_000)
self.onmessage = ({ data }: MessageEvent<PiRequest>) => {
  answer(data).catch((error: unknown) => say({ type: 'failed', message: sentence(error) }))
}
say({ type: 'ready', relaxed: hasRelaxed })
