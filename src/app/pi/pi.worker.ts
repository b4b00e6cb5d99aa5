import { type Bytes, bytesOf } from '#base/bytes.ts'
import { chudnovskyDigits } from '#pi/chudnovsky.ts'
import { type EngineExports, engineDigits, engineImports, relaxedProbe } from '#pi/engine.ts'
import { gibbonsDigits } from '#pi/gibbons.ts'
import { machinDigits } from '#pi/machin.ts'
import type { Ask, Told } from './protocol.ts'

/** Computes digits of π away from the page. A worker is warm once it has said `ready`. */

const tell = (told: Told, transfer: Transferable[] = []) => postMessage(told, { transfer })
const build = WebAssembly.validate(relaxedProbe) ? 'relaxed' : 'simd128'
/** Below this, all digits are there before a message about them is. */
const worthTelling = 20_000
let asked = 0
const engine = openEngine()

async function openEngine(): Promise<EngineExports> {
  const { wasm } = build === 'relaxed' ? await import('virtual:pi-engine/relaxed') : await import('virtual:pi-engine/simd128')
  const bytes = Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0))
  const imports = engineImports((phase, share) => {
    if (asked >= worthTelling) tell({ type: 'progress', phase, share })
  })
  const { instance } = await WebAssembly.instantiate(bytes, imports)
  const { memory, pi, peak, repeated } = instance.exports
  if (!(memory instanceof WebAssembly.Memory && repeated instanceof WebAssembly.Global && isFunction(pi) && isFunction(peak)))
    throw new Error('Failed to open the engine: it lacks an export')
  return { memory, pi, peak, repeated }
}

function isFunction(value: unknown): value is (...args: number[]) => number {
  return typeof value === 'function'
}

function gibbons(count: number): Bytes {
  const bytes = new Uint8Array(count)
  let [at, told] = [0, 0]
  for (const digit of gibbonsDigits()) {
    bytes[at] = 48 + digit
    at += 1
    if (at < count && at - told < 100) continue
    tell({ type: 'digits', from: told, bytes: bytes.slice(told, at) })
    told = at
    if (at === count) break
  }
  return bytes
}

async function compute({ method, digits }: Ask): Promise<void> {
  const ready = await engine
  asked = digits
  const start = performance.now()
  const bytes = {
    engine: () => engineDigits(ready, digits),
    chudnovsky: () => bytesOf(chudnovskyDigits(digits)),
    machin: () => bytesOf(machinDigits(digits)),
    gibbons: () => gibbons(digits),
  }[method]()
  const ms = performance.now() - start
  const used = method === 'engine'
  const memory = used ? ready.memory.buffer.byteLength : 0
  tell({ type: 'done', bytes, ms, memory, repeated: used ? ready.repeated.value : 0 }, [bytes.buffer])
}

const says = (error: unknown) => (error instanceof Error ? error.message : String(error))

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  compute(data).catch((error: unknown) => tell({ type: 'failed', message: says(error) }))
})
engine.then(
  () => tell({ type: 'ready', build }),
  (error: unknown) => tell({ type: 'failed', message: says(error) }),
)
