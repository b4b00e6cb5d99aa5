import { type Engine, moreExtra } from './engine.ts'

/** What two workers send one another, in the order of the steps. */
export interface PairMessage {
  /** Limbs or digits; none in the message that asks for a number. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Of a sum: how many of its limbs are T. Of digits: how often they were in doubt. Of a question: how many digits; 0 to end. */
  readonly count: number
  /** The most bytes of memory the sender used; told with its digits. */
  readonly peak?: number
}

/** What two workers gave: the digits, and the most memory both used together. */
export interface PairResult {
  readonly digits: Uint8Array<ArrayBuffer>
  readonly peakBytes: number
}

export interface PairPort {
  send(message: PairMessage): void
  /** The next message, whether it has come already or not. */
  next(): Promise<PairMessage>
}

const only = (count: number): PairMessage => ({ bytes: new Uint8Array(0), count })

/** The first term of the worker that helps: the terms before are longer work, since nothing is cut off them. */
const middleOf = (engine: Engine, digits: number) => Math.round(engine.exports.termsFor(digits) * 0.5)

const copied = ({ exports }: Engine, address: number, length: number) =>
  new Uint8Array(exports.memory.buffer, address >>> 0, length).slice()

function put({ exports }: Engine, address: number, bytes: Uint8Array): void {
  new Uint8Array(exports.memory.buffer, address >>> 0, bytes.length).set(bytes)
}

/**
 * The first n digits by two workers: this one sums the first half of the terms, joins both halves, divides, and writes the upper half of the
 * digits; the other one does the rest meanwhile (helpPair). Throws OutOfMemory.
 */
export async function leadPair(engine: Engine, n: number, port: PairPort): Promise<PairResult> {
  for (let extra = 0; ; extra = moreExtra(extra)) {
    const { digits, doubtful, peakBytes } = await leadOnce(engine, n + extra, port)
    if (doubtful > 0) continue
    port.send(only(0))
    return { digits: digits.subarray(0, n), peakBytes }
  }
}

async function leadOnce(engine: Engine, n: number, port: PairPort) {
  const { exports } = engine
  const middle = middleOf(engine, n)
  port.send(only(n))
  exports.begin(n)
  exports.sumTerms(0, middle, false)
  const sum = await port.next()
  put(engine, exports.receiveSum(sum.count, sum.bytes.length / 8 - sum.count), sum.bytes)
  exports.join(middle)
  put(engine, exports.receiveRoot(), (await port.next()).bytes)
  const fraction = exports.divide()
  port.send({ bytes: copied(engine, fraction, (exports.rootLimbs() - 2) * 8), count: 0 })
  exports.preparePowers(n - 1)
  exports.writeUpper()
  const upper = exports.upperHalf(n - 1) + 1
  const digits = new Uint8Array(n)
  digits.set(copied(engine, exports.out.value, upper))
  const lower = await port.next()
  digits.set(lower.bytes, upper)
  return { digits, doubtful: exports.doubtful.value + lower.count, peakBytes: engine.peakBytes() + (lower.peak ?? 0) }
}

/** Does the other worker's share until the lead asks for no more digits. Throws OutOfMemory. */
export async function helpPair(engine: Engine, port: PairPort): Promise<void> {
  for (let { count } = await port.next(); count > 0; { count } = await port.next()) await helpOnce(engine, count, port)
}

async function helpOnce(engine: Engine, n: number, port: PairPort): Promise<void> {
  const { exports } = engine
  exports.begin(n)
  const part = exports.sumTerms(middleOf(engine, n), exports.termsFor(n), true) >>> 0
  const [, q = 0, t = 0, , limbsOfQ = 0, limbsOfT = 0] = new Uint32Array(exports.memory.buffer, part, 6)
  const sum = new Uint8Array((limbsOfT + limbsOfQ) * 8)
  sum.set(copied(engine, t, limbsOfT * 8))
  sum.set(copied(engine, q, limbsOfQ * 8), limbsOfT * 8)
  port.send({ bytes: sum, count: limbsOfT })
  const root = exports.takeRoot()
  port.send({ bytes: copied(engine, root, exports.rootLimbs() * 8), count: 0 })
  exports.preparePowers(n - 1)
  const { bytes } = await port.next()
  put(engine, exports.receiveFraction(), bytes)
  const lower = exports.writeLower()
  port.send({ bytes: copied(engine, lower, n - 1 - exports.upperHalf(n - 1)), count: exports.doubtful.value, peak: engine.peakBytes() })
}
