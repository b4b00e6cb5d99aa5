import { bytesOf } from '#base/bytes.ts'
import type { Machine } from './machine.ts'
import type { Memory } from './memory.ts'

/** Error numbers of WASI. */
const success = 0
const badDescriptor = 8
const noSuchFile = 44
const notSupported = 52
const notSeekable = 70

const pipe = 0

export type Imports = Readonly<Record<string, (...given: never[]) => unknown>>

/** The part of WASI that a program without files needs: streams, clocks, variables, chance, sleep and its end. */
export function wasiImports(machine: Machine, memory: Memory, exit: (code: number) => void): Imports {
  const env = Object.entries(machine.env).map(([name, value]) => `${name}=${value}`)
  const startedAt = machine.now()
  return {
    ...textsImports('args', ['/var/task/bootstrap'], memory),
    ...textsImports('environ', env, memory),
    clock_time_get: (clock: number, _precision: bigint, to: number) => {
      // 0 is the wall clock; the others count from the program's start.
      const millis = clock === 0 ? machine.now() : machine.now() - startedAt
      memory.setU64(to, BigInt(Math.round(millis * 1e6)))
      return success
    },
    clock_res_get: (_clock: number, to: number) => {
      memory.setU64(to, 1000n)
      return success
    },
    random_get: (to: number, size: number) => {
      machine.fill(memory.window(to, size))
      return success
    },
    sched_yield: () => success,
    // Not a return to the program: the instruction behind this call is a trap, which nothing in the program can catch.
    proc_exit: exit,
    fd_write: (descriptor: number, vectors: number, count: number, written: number) => {
      if (descriptor !== 1 && descriptor !== 2) return badDescriptor
      let total = 0
      for (let at = vectors; at < vectors + 8 * count; at += 8) {
        const size = memory.u32(at + 4)
        if (size > 0) machine.write(descriptor === 1 ? 'stdout' : 'stderr', memory.bytes(memory.u32(at), size))
        total += size
      }
      memory.setU32(written, total)
      return success
    },
    fd_read: (descriptor: number, _vectors: number, _count: number, read: number) => {
      memory.setU32(read, 0)
      return descriptor === 0 ? success : badDescriptor
    },
    fd_fdstat_get: (descriptor: number, to: number) => {
      if (descriptor > 2) return badDescriptor
      memory.write(to, new Uint8Array(24).fill(0))
      memory.write(to, new Uint8Array([pipe]))
      memory.setU64(to + 8, 0xffffffffffffffffn)
      return success
    },
    fd_seek: (descriptor: number) => (descriptor > 2 ? badDescriptor : notSeekable),
    fd_close: (descriptor: number) => (descriptor > 2 ? badDescriptor : success),
    fd_prestat_get: () => badDescriptor,
    fd_prestat_dir_name: () => badDescriptor,
    path_open: () => noSuchFile,
  }
}

function textsImports(name: 'args' | 'environ', texts: readonly string[], memory: Memory): Imports {
  return {
    [`${name}_sizes_get`]: (count: number, size: number) => {
      memory.setU32(count, texts.length)
      memory.setU32(
        size,
        texts.reduce((sum, text) => sum + bytesOf(text).length + 1, 0),
      )
      return success
    },
    [`${name}_get`]: (table: number, buffer: number) => {
      memory.setTexts(texts, table, buffer)
      return success
    },
  }
}

/** Sleeping: `wait` is called with milliseconds, and may give a promise where the host can suspend the program. */
export function pollImport(machine: Machine, memory: Memory, wait: (millis: number) => unknown) {
  return (subscriptions: number, events: number, count: number, happened: number) => {
    const report = () => {
      // One event: the clock of the first subscription has struck.
      memory.write(events, new Uint8Array(32))
      memory.setU64(events, memory.u64(subscriptions))
      memory.setU32(happened, 1)
      return success
    }
    const isClock = count > 0 && memory.bytes(subscriptions + 8, 1)[0] === 0
    if (!isClock) return notSupported
    const nanoseconds = memory.u64(subscriptions + 24)
    const isAbsolute = (memory.u32(subscriptions + 40) & 1) === 1
    const wall = memory.u32(subscriptions + 16) === 0
    if (isAbsolute && !wall) return notSupported
    const millis = Number(nanoseconds) / 1e6 - (isAbsolute ? machine.now() : 0)
    const waiting = wait(Math.max(0, millis))
    return waiting instanceof Promise ? waiting.then(report) : report()
  }
}

/** Every import that a program asks for and nobody gives says "not supported". */
export const unsupported = (): number => notSupported
