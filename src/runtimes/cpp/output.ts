import type { Bytes } from '#base/bytes.ts'

type Stream = 'stdout' | 'stderr'

/** So many writes since the last request are told at once: what a program says before it hangs must be seen. */
const promptWrites = 200
/** Beyond, a program that writes without end is told of in pieces of this many characters. */
const pieceLength = 65_536

/** What a program writes, as text: characters whose bytes come in two writes are put together again. */
export class Output {
  readonly #tell: (stream: Stream, text: string) => void
  readonly #decoders = { stdout: decoder(), stderr: decoder() }
  #writes = 0
  #stream: Stream = 'stdout'
  #pending = ''

  constructor(tell: (stream: Stream, text: string) => void) {
    this.#tell = tell
  }

  write(stream: Stream, bytes: Bytes): void {
    const text = this.#decoders[stream].decode(bytes, { stream: true })
    if (stream !== this.#stream) this.#send()
    this.#stream = stream
    this.#pending += text
    this.#writes += 1
    if (this.#writes <= promptWrites || this.#pending.length >= pieceLength) this.#send()
  }

  /** Tells what is left. To be called before each request and at the end. */
  flush(): void {
    this.#send()
    this.#writes = 0
  }

  #send(): void {
    if (this.#pending !== '') this.#tell(this.#stream, this.#pending)
    this.#pending = ''
  }
}

const decoder = () => new TextDecoder('utf-8', { ignoreBOM: true })
