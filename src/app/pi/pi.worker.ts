import { base64 as relaxedBuild } from 'virtual:pi-engine/relaxed'
import { base64 as simdBuild } from 'virtual:pi-engine/simd'
import { chudnovsky, gibbons, machin } from '#pi/bigint-methods.ts'
import { type EnginePhase, startEngine } from '#pi/engine.ts'
import type { PiReply, PiRequest } from './protocol.ts'

declare const self: DedicatedWorkerGlobalScope

const say = (reply: PiReply, transfer: Transferable[] = []) => self.postMessage(reply, transfer)
const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

const relaxed = bytes(relaxedBuild)
const hasRelaxed = WebAssembly.validate(relaxed)
let told = 0

/** At most twenty times a second. */
function progress(phase: EnginePhase | null, part: number): void {
  const now = performance.now()
  if (now - told < 50) return
  told = now
  say({ type: 'progress', phase, part })
}

const engine = await startEngine(
  async (imports) => (await WebAssembly.instantiate(hasRelaxed ? relaxed : bytes(simdBuild), imports)).instance.exports,
  progress,
)
const bigIntMethods = { chudnovsky, machin, gibbons }

function compute({ method, digits }: PiRequest): Uint8Array<ArrayBuffer> {
  if (method === 'engine') return new Uint8Array(engine.digits(digits))
  return new TextEncoder().encode(bigIntMethods[method](digits, (part) => progress(null, part)))
}

// Small runs let the browser compile the engine's loops ahead of the first number that is waited for.
for (let round = 0; round < 8; round += 1) engine.digits(20_000)
self.onmessage = ({ data }: MessageEvent<PiRequest>) => {
  try {
    const repeated = engine.exports.repeated.value
    const start = performance.now()
    const times = data.times ?? 1
    let digits = compute(data)
    for (let run = 1; run < times; run += 1) digits = compute(data)
    const milliseconds = (performance.now() - start) / times
    const ofEngine = data.method === 'engine'
    say(
      {
        type: 'done',
        digits,
        milliseconds,
        bytes: ofEngine ? engine.peakBytes() : null,
        repeated: engine.exports.repeated.value - repeated,
      },
      [digits.buffer],
    )
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}
say({ type: 'ready', relaxed: hasRelaxed })
