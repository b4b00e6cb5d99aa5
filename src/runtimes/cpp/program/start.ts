import { bytesOf } from '#base/bytes.ts'
import { endByTrap } from './crash.ts'
import type { Machine, ProgramEnd, ProgramReply, ProgramRequest } from './machine.ts'
import { Memory } from './memory.ts'
import { pollImport, unsupported, wasiImports } from './wasi.ts'

const signals: Readonly<Record<number, string>> = { 6: 'aborted', 9: 'killed', 11: 'segmentation fault' }

/** How a host meets the two calls that may take long: at once, by a promise, or later. */
export interface Waiting {
  /** Gives the status: -1 when there was no response. */
  readonly http: (request: ProgramRequest) => unknown
  readonly sleep: (millis: number) => unknown
  /** Wraps the imports above, for an engine that can suspend a program. */
  readonly suspending?: (work: (...given: never[]) => unknown) => unknown
  /** Whether main() is to be left at run_handler. */
  readonly parks: boolean
}

/** A program that is loaded, and what its host must know of it. */
export interface Loaded {
  readonly start: () => void
  /** Goes on with the status of the last request: not 0 when it has sent another. */
  readonly step: (status: number) => number
  /** What the program reads as the last reply. */
  reply: ProgramReply | undefined
  /** Whether main() was left at run_handler. */
  parked: boolean
  /** Set when the program itself has ended: what stops it then is a trap. */
  end: ProgramEnd | undefined
}

/** Loads a program with everything it imports. */
export function load(module: WebAssembly.Module, machine: Machine, { http, sleep, suspending = (work) => work, parks }: Waiting): Loaded {
  const memory = new Memory()
  const state: { -readonly [Key in 'reply' | 'parked' | 'end']: Loaded[Key] } = { reply: undefined, parked: false, end: undefined }
  const ends = (end: ProgramEnd) => {
    state.end = end
  }
  const wasi = {
    ...wasiImports(machine, memory, (code) => ends({ code })),
    poll_oneoff: suspending(pollImport(machine, memory, sleep)),
  }
  const host = {
    http: suspending((...at: readonly number[]) => http(requestAt(memory, at))),
    read: (part: number, to: number, size: number) => {
      const bytes = part === 0 ? headerBlock(state.reply) : (state.reply?.body ?? new Uint8Array())
      if (to !== 0) memory.write(to, bytes.subarray(0, size))
      return bytes.length
    },
    park: () => {
      state.parked = parks
      return Number(parks)
    },
    at: (file: number, size: number, line: number) => machine.at?.({ file: memory.text(file, size), line }),
    raise: (signal: number) => ends({ signal: signals[signal] ?? `signal ${signal}` }),
    memory_limit: () => Math.min(machine.memoryLimit, 0xffff0000),
  }
  const { exports } = new WebAssembly.Instance(module, importsOf(module, { wasi_snapshot_preview1: wasi, lambda_host: host }))
  if (exports.memory instanceof WebAssembly.Memory) memory.attach(exports.memory)
  return Object.assign(state, { start: exported(exports, '_start'), step: exported(exports, 'lambda_step') })
}

const exported = (exports: WebAssembly.Exports, name: string) => {
  const found = exports[name]
  if (typeof found !== 'function') throw new Error(`Failed to start the program: it exports no ${name}`)
  return found as (...given: readonly number[]) => number
}

function importsOf(module: WebAssembly.Module, given: Readonly<Record<string, Readonly<Record<string, unknown>>>>): WebAssembly.Imports {
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {}
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    const known = (given[from]?.[name] ?? unsupported) as WebAssembly.ImportValue
    imports[from] = { ...imports[from], [name]: known }
  }
  return imports
}

/** Four texts, each as its address and its size: method, address, headers, body. */
function requestAt(memory: Memory, at: readonly number[]): ProgramRequest {
  const [method = 0, methodSize = 0, url = 0, urlSize = 0, headers = 0, headersSize = 0, body = 0, bodySize = 0] = at
  const lines = memory.text(headers, headersSize).split('\r\n').filter(Boolean)
  return {
    method: memory.text(method, methodSize),
    url: memory.text(url, urlSize),
    headers: lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    }),
    body: memory.bytes(body, bodySize),
  }
}

const headerBlock = (reply: ProgramReply | undefined) =>
  bytesOf((reply?.headers ?? []).map(([name, value]) => `${name.toLowerCase()}: ${value}\r\n`).join(''))

/** How the program ended, once something has stopped it; throws on what is a mistake of ours. */
export function endOf(program: Loaded, error: unknown): ProgramEnd {
  const end = program.end ?? endByTrap(error)
  if (!end) throw error
  return end
}
