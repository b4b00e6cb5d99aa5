import { type Millis, ms } from '#base/brand.ts'
import { longestValue, recordLimit } from '#lambda/statements.ts'
import type { SourceFile } from '#project/files.ts'
import { byteString } from '#shell/expand/text.ts'
import type { MemoryStore } from '#shell/fs/memory-store.ts'
import { TextSource } from '#shell/process/description.ts'
import type { Kernel, Process } from '#shell/process/kernel.ts'
import { Recorder } from '#shell/record/recorder.ts'
import { bashProgram } from '#shell/run/start.ts'
import type { BootSpec, ProgramEnd } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import { Console } from './console.ts'
import type { CurlHost } from './curl-host.ts'
import { environmentMachine, type MachineOptions } from './environment-machine.ts'
import { interpreterOf, programStart } from './program-start.ts'
import { TemporaryFiles } from './temporary-files.ts'

/** How long the shell may run before it looks at its messages again, ms. */
const slice = 10

/** Executes the bootstrap in a machine of its own until it ends. `idle` is told when the machine freezes, and when it goes on. */
export function runBootstrap(spec: BootSpec, host: WorkerHost, idle?: (frozen: boolean) => void): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    let stop = () => {}
    const ended = (end: ProgramEnd) => {
      // What it left running goes with the machine.
      stop()
      resolve(end)
    }
    const started = startBootstrap(spec, host, ended, { frugal: true })
    if ('entrypoint' in started) resolve(started)
    else stop = drive(started, host, reject, idle)
  })
}

export interface StartedBootstrap {
  readonly kernel: Kernel
  /** Of the bootstrap. */
  readonly process: Process
  readonly recorder: Recorder
  readonly temporary: TemporaryFiles
}

/** Starts the bootstrap on a machine that stands still until its kernel is run; gives the reason when it cannot be executed. */
export function startBootstrap(
  spec: BootSpec,
  host: WorkerHost,
  ended: (end: ProgramEnd) => void,
  options: MachineOptions = {},
): StartedBootstrap | { readonly entrypoint: string } {
  const file = fileAt(spec)
  if (!file) return { entrypoint: `fork/exec ${spec.bootstrap}: no such file or directory` }
  const refusal = programStart(spec.bootstrap, file)
  if (refusal) return refusal
  const network: CurlHost = {
    clock: host.clock,
    send: (request, signal, arriving) => host.send(request, signal, temporary.take(performance.now()), arriving),
  }
  const { kernel, store } = environmentMachine(spec, network, options)
  const temporary = new TemporaryFiles(store, host)
  const recorder = recorderOf(kernel, store, temporary, spec, host, options.frugal === true)
  const process = kernel.create(undefined, spec.bootstrap)
  if (!process) throw new Error('Failed to start the bootstrap: no room for a process')
  process.cwd = '/var/task'
  process.assign(0, new TextSource(''))
  process.assign(1, new Console('stdout', (text) => host.write('stdout', text)))
  process.assign(2, new Console('stderr', (text) => host.write('stderr', text)))
  recorder.configure(spec.debug.recording, spec.debug.breakpoints)
  const environment = new Map(Object.entries(spec.env).map(([name, value]) => [byteString(name), byteString(value)]))
  kernel.start(process, bashProgram(process, [interpreterOf(file), spec.bootstrap], environment))
  process.exited.subscribe(() =>
    ended(process.exit?.signal === undefined ? { code: process.exit?.code ?? 0 } : { signal: signalWord(process.exit.signal) }),
  )
  return { kernel, process, recorder, temporary }
}

/** Lets the kernel run in slices, between the messages of the page; not while it is frozen, or holds, or time stands still. Returns how to end that. */
function drive(
  { kernel, process, recorder, temporary }: StartedBootstrap,
  host: WorkerHost,
  broke: (error: unknown) => void,
  idle: (frozen: boolean) => void = () => {},
): () => void {
  const { port1, port2 } = new MessageChannel()
  let scheduled = false
  let frozen = false
  // Milliseconds that the shell has run since the page's messages could come through.
  let unheard = 0
  let over = false
  const stands = () => over || frozen || kernel.standing || !host.clock.running()
  const schedule = () => {
    if (scheduled || stands()) return
    scheduled = true
    if (unheard < slice) queueMicrotask(turn)
    else port2.postMessage(undefined)
  }
  const turn = () => {
    scheduled = false
    if (stands()) return
    const began = performance.now()
    try {
      const more = kernel.run(slice)
      host.flush()
      temporary.tell(performance.now())
      unheard += performance.now() - began
      if (more) schedule()
    } catch (error) {
      broke(error)
    }
  }
  port1.onmessage = () => {
    unheard = 0
    turn()
  }
  host.controlledBy({
    clockChanged: schedule,
    setFrozen: (next) => {
      frozen = next
      idle(frozen)
      schedule()
    },
    setDebug: ({ recording, breakpoints }) => {
      recorder.configure(recording, breakpoints)
      host.flush()
    },
    terminate: () => {
      host.clock.setFrozen(false)
      frozen = false
      idle(false)
      kernel.signal(process, 15)
      schedule()
    },
    pause: () => recorder.pause(),
    proceed: (how) => {
      recorder.proceed(how)
      schedule()
    },
  })
  kernel.onRunnable = schedule
  schedule()
  return () => {
    over = true
    port1.close()
  }
}

function recorderOf(
  kernel: Kernel,
  store: MemoryStore,
  temporary: TemporaryFiles,
  spec: BootSpec,
  host: WorkerHost,
  frugal: boolean,
): Recorder {
  const now = () => ms(host.clock.now() - spec.startedAt)
  store.changed = (path) => {
    kernel.recorder?.touched(path)
    temporary.touched(path)
  }
  return new Recorder(kernel, {
    now: frugal ? frugalClock(now) : now,
    tell: host.record,
    stopped: host.stopped,
    fileAt: (path) => store.peek(path, longestValue),
    limit: recordLimit,
    longest: longestValue,
  })
}

/** Readings of a clock that took most of the time of recording: one is used again up to 16 times, and for a millisecond at most. */
function frugalClock(read: () => Millis): () => Millis {
  let [reading, at, used] = [ms(0), 0, 16]
  return () => {
    const now = Date.now()
    used += 1
    if (used > 16 || now !== at) {
      reading = read()
      at = now
      used = 0
    }
    return reading
  }
}

const signalWord = (signal: number): string => ({ 9: 'killed', 15: 'terminated' })[signal] ?? `signal ${signal}`

const fileAt = ({ bootstrap, task, layer }: BootSpec): SourceFile | undefined =>
  bootstrap.startsWith('/opt/') ? layer[bootstrap.slice('/opt/'.length)] : task[bootstrap.slice('/var/task/'.length)]
