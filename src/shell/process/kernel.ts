import type { Recorder } from '../record/recorder.ts'
import type { Shell } from '../run/shell.ts'
import type { Clock, Command, Fetch, Program, Wait } from './command.ts'
import { again, type Description, Happening } from './description.ts'
import type { FileStore } from './file-store.ts'
import { ignoredByDefault, stopping } from './signals.ts'

/** Everything the machine needs from outside. */
export interface Host {
  clock: Clock
  /** 0 ≤ x < 1. */
  random(): number
  store: FileStore
  fetch: Fetch | undefined
  /** The program at an absolute path (`/usr/bin/cat`), if it is one of ours; scripts stand in the store. */
  programAt(path: string): Command | undefined
  user: { uid: number; gid: number; groups: readonly number[]; name: string; home: string; host: string }
  /** Most processes and descriptors that may exist at the same time. */
  limits: { processes: number; descriptors: number }
  /** Process substitution needs /dev/fd; Lambda has none. */
  devFd: boolean
  /** The pid that the first shell has as its parent. */
  parentPid?: number
  /** Processor time used, in milliseconds. */
  processorMs(): number
}

/** Thrown inside a process that a signal ends. */
export class Killed extends Error {
  readonly signal: number
  constructor(signal: number) {
    super(`Killed by signal ${signal}`)
    this.signal = signal
  }
}

export type Exit = { code: number; signal: number | undefined }
/** 128 + n for a process that signal n ended. */
export const statusOf = (exit: Exit): number => (exit.signal === undefined ? exit.code : 128 + exit.signal)

export class Process {
  readonly descriptors: (Description | undefined)[] = []
  readonly dispositions = new Map<number, 'ignore' | 'handle'>()
  readonly pending: number[] = []
  readonly exited = new Happening()
  readonly children = new Set<Process>()
  /** A child ended, or a signal to handle came. */
  readonly attention = new Happening()
  exit: Exit | undefined
  cwd = '/'
  umask = 0o022
  stopped = false
  /** A signal that ends the process as soon as it is not in the middle of a step. */
  death: number | undefined
  steps = 0
  program: Program | undefined
  private cancel: (() => void) | undefined
  readonly kernel: Kernel
  readonly pid: number
  parent: Process | undefined
  name: string
  /** The shell that runs in it, if one does. */
  shell: Shell | undefined
  queued = false
  /** A shell's own answer to a signal it handles. */
  signalled: (() => void) | undefined

  constructor(kernel: Kernel, pid: number, parent: Process | undefined, name: string) {
    this.kernel = kernel
    this.pid = pid
    this.parent = parent
    this.name = name
  }

  /** Puts a description at a number, closing what was there. */
  assign(number: number, description: Description): void {
    const old = this.descriptors[number]
    description.references++
    this.descriptors[number] = description
    if (old) release(old)
  }

  close(number: number): void {
    const old = this.descriptors[number]
    this.descriptors[number] = undefined
    if (old) release(old)
  }

  /** The lowest free number from `from` on; undefined beyond the limit. */
  freeDescriptor(from: number): number | undefined {
    let number = from
    while (this.descriptors[number]) number++
    return number < this.kernel.host.limits.descriptors ? number : undefined
  }

  block(wait: Wait): void {
    let woken = false
    const cancel = wait.subscribe(() => {
      woken = true
      this.cancel = undefined
      this.kernel.enqueue(this)
    })
    if (!woken) this.cancel = cancel
  }

  /** Runs on although what it waits for did not come. */
  wake(): void {
    this.cancel?.()
    this.cancel = undefined
    if (this.program && !this.exit && this.steps === 0) this.kernel.enqueue(this)
    this.attention.fire()
  }

  dropWait(): void {
    this.cancel?.()
    this.cancel = undefined
  }
}

export function release(description: Description): void {
  if (--description.references === 0) description.release()
}

/** Process table and scheduler. The host calls `run` whenever it likes, and not at all while the machine is frozen. */
export class Kernel {
  readonly host: Host
  readonly processes = new Map<number, Process>()
  private queue: Process[] = []
  private nextPid: number
  private deadline = 0
  current: Process | undefined
  /** Who watches the shells; nobody unless asked. */
  recorder: Recorder | undefined
  /** A process holds at a statement, and everything with it. */
  standing = false
  /** Called when something became runnable while `run` was not running. */
  onRunnable: (() => void) | undefined
  private running = false
  /** Sends a signal to a process that is not of this machine. */
  signalOutside: ((pid: number, signal: number) => boolean) | undefined

  constructor(host: Host, firstPid = 2) {
    this.host = host
    this.nextPid = firstPid
  }

  create(parent: Process | undefined, name: string): Process | undefined {
    if (this.processes.size >= this.host.limits.processes) return undefined
    const process = new Process(this, this.nextPid++, parent, name)
    if (parent) {
      process.cwd = parent.cwd
      process.umask = parent.umask
      parent.children.add(process)
      for (let i = 0; i < parent.descriptors.length; i++) {
        const description = parent.descriptors[i]
        if (!description) continue
        description.references++
        process.descriptors[i] = description
      }
    }
    this.processes.set(process.pid, process)
    return process
  }

  start(process: Process, program: Program): void {
    process.program = program
    this.enqueue(process)
  }

  enqueue(process: Process): void {
    if (process.queued || process.exit || process.stopped) return
    process.queued = true
    this.queue.push(process)
    if (!this.running) this.onRunnable?.()
  }

  /** Whether a process that could go on should let others run. */
  sliceOver(): boolean {
    return this.host.clock.unixMs() >= this.deadline
  }

  /** Runs what can run, for at most that many milliseconds; whether anything is still runnable. */
  run(sliceMs: number): boolean {
    this.deadline = this.host.clock.unixMs() + sliceMs
    this.running = true
    try {
      while (this.queue.length > 0 && !this.standing) {
        const process = this.queue.shift()
        if (!process) break
        process.queued = false
        if (!process.exit && !process.stopped) this.step(process)
        if (this.queue.length > 0 && this.sliceOver()) break
      }
    } finally {
      this.running = false
    }
    return this.queue.length > 0
  }

  /** Lets a process run until it waits or ends. */
  step(process: Process): void {
    const { program } = process
    if (!program || process.steps > 0) return
    const before = this.current
    this.current = process
    process.steps++
    try {
      const result = process.death === undefined ? program.next() : { done: true as const, value: 0 }
      process.steps--
      if (process.death !== undefined) this.end(process, { code: 0, signal: process.death })
      else if (result.done) this.finish(process, { code: result.value & 255, signal: undefined })
      else process.block(result.value)
    } catch (error) {
      process.steps = 0
      if (error instanceof Killed) this.finish(process, { code: 0, signal: error.signal })
      else if (error instanceof RangeError && /call stack/.test(error.message)) this.finish(process, { code: 0, signal: 11 })
      else throw error
    } finally {
      this.current = before
    }
  }

  /** Runs a child at once inside its parent's step and waits for its end: a child that never waits costs no scheduling. */
  *runInline(process: Process, program: Program): Program<Exit> {
    process.program = program
    this.step(process)
    while (!process.exit) yield process.exited
    return process.exit
  }

  private end(process: Process, exit: Exit): void {
    const { program } = process
    this.finish(process, exit)
    try {
      program?.return(0)
    } catch {
      // A dying program's last words are lost.
    }
  }

  private finish(process: Process, exit: Exit): void {
    if (process.exit) return
    process.exit = exit
    process.dropWait()
    this.processes.delete(process.pid)
    this.recorder?.ended(process)
    for (let i = 0; i < process.descriptors.length; i++) process.close(i)
    for (const child of process.children) child.parent = undefined
    process.exited.fire()
    const { parent } = process
    if (parent) {
      parent.children.delete(process)
      if (parent.dispositions.get(17) === 'handle') this.signal(parent, 17)
      parent.attention.fire()
    }
  }

  /** Sends a signal; false when the process is gone. */
  signal(process: Process, number: number): boolean {
    if (process.exit) return false
    if (number === 0) return true
    if (number === 18 && process.stopped) {
      process.stopped = false
      this.enqueue(process)
    }
    const disposition = number === 9 || number === 19 ? undefined : process.dispositions.get(number)
    if (disposition === 'ignore') return true
    if (disposition === 'handle') {
      process.pending.push(number)
      process.signalled?.()
      process.wake()
      return true
    }
    if (ignoredByDefault.has(number)) return true
    if (stopping.has(number)) {
      process.stopped = true
      process.parent?.attention.fire()
      return true
    }
    if (process.steps > 0) process.death = number
    else this.end(process, { code: 0, signal: number })
    return true
  }

  /** A broken pipe: the process dies, or is told when it ignores the signal. */
  brokenPipe(process: Process): void {
    this.signal(process, 13)
    if (process.death !== undefined) throw new Killed(process.death)
  }
}

/** Writes everything, waiting as often as needed. */
export function* writeAll(process: Process, description: Description, bytes: string): Program<void> {
  let rest = bytes
  while (rest !== '') {
    let taken: number
    try {
      taken = description.writeNow(rest)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EPIPE') process.kernel.brokenPipe(process)
      throw error
    }
    rest = taken === rest.length ? '' : rest.slice(taken)
    if (rest !== '') yield taken === 0 ? description.writable : again
  }
}
