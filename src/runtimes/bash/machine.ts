import { ms } from '#base/brand.ts'
import { random } from '#base/random.ts'
import { longestValue, recordLimit } from '#lambda/statements.ts'
import type { FileSet, SourceFile } from '#project/files.ts'
import { absentOnLambda, builtinPrograms, commands } from '#shell/commands/catalog.ts'
import { byteString, latin } from '#shell/expand/text.ts'
import { MemoryStore } from '#shell/fs/memory-store.ts'
import { TextSource } from '#shell/process/description.ts'
import { type Host, Kernel } from '#shell/process/kernel.ts'
import { Recorder } from '#shell/record/recorder.ts'
import { bashProgram } from '#shell/run/start.ts'
import type { BootSpec, ProgramEnd } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import { Console } from './console.ts'
import { interpreterOf, programStart } from './program-start.ts'
import { shellCurl } from './shell-curl.ts'
import { restoreTemporary, TemporaryFiles } from './temporary-files.ts'
import { utility, utilityNames } from './utilities.ts'

/** Bytes of `/tmp` when nothing else is set (Lambda quotas, "Ephemeral storage"). */
const temporaryBytes = 512 * 1024 * 1024
/** Processes and descriptors that an execution environment may have (Lambda quotas). */
const limits = { processes: 1024, descriptors: 1024 }
/** How long the shell may run before it looks at its messages again, ms. */
const slice = 10

export interface MachineOptions {
  /** Seed of `$RANDOM` and of names that are drawn. */
  readonly seed?: number
  /** Told of work that the kernel does not see: a command that is loaded, or runs outside of it. */
  readonly track?: <T>(work: Promise<T>) => Promise<T>
}

/** Executes the bootstrap in a machine of its own until it ends. */
export function runBootstrap(spec: BootSpec, host: WorkerHost): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const started = startBootstrap(spec, host, resolve)
    if ('entrypoint' in started) resolve(started)
    else drive(started, host, reject)
  })
}

interface StartedBootstrap {
  readonly kernel: Kernel
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
  const chance = random(options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
  const store = machineStore(spec, host, chance)
  const kernel = new Kernel(machineHost(store, host, chance, options))
  const temporary = new TemporaryFiles(store, host)
  const recorder = recorderOf(kernel, store, temporary, spec, host)
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
  return { kernel, recorder, temporary }
}

/** Lets the kernel run in slices, between the messages of the page; not while it is frozen, or holds, or time stands still. */
function drive({ kernel, recorder, temporary }: StartedBootstrap, host: WorkerHost, broke: (error: unknown) => void): void {
  const { port1, port2 } = new MessageChannel()
  let scheduled = false
  let frozen = false
  // Milliseconds that the shell has run since the page's messages could come through.
  let unheard = 0
  const stands = () => frozen || kernel.standing || !host.clock.running()
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
      schedule()
    },
    setDebug: ({ recording, breakpoints }) => {
      recorder.configure(recording, breakpoints)
      host.flush()
    },
    pause: () => recorder.pause(),
    proceed: (how) => {
      recorder.proceed(how)
      schedule()
    },
  })
  kernel.onRunnable = schedule
  schedule()
}

function recorderOf(kernel: Kernel, store: MemoryStore, temporary: TemporaryFiles, spec: BootSpec, host: WorkerHost): Recorder {
  store.changed = (path) => {
    kernel.recorder?.touched(path)
    temporary.touched(path)
  }
  return new Recorder(kernel, {
    now: () => ms(host.clock.now() - spec.startedAt),
    tell: host.record,
    stopped: host.stopped,
    fileAt: (path) => store.peek(path, longestValue),
    limit: recordLimit,
    longest: longestValue,
  })
}

const signalWord = (signal: number): string => (signal === 9 ? 'killed' : `signal ${signal}`)

const fileAt = ({ bootstrap, task, layer }: BootSpec): SourceFile | undefined =>
  bootstrap.startsWith('/opt/') ? layer[bootstrap.slice('/opt/'.length)] : task[bootstrap.slice('/var/task/'.length)]

const user = { uid: 993, gid: 990, groups: [990], name: 'sbx_user1051', home: '/home/sbx_user1051', host: 'localhost' }

/** The disk as it is when the program starts. */
function machineStore(spec: BootSpec, host: WorkerHost, chance: () => number): MemoryStore {
  const store = new MemoryStore({
    now: host.clock.now,
    uid: user.uid,
    gid: user.gid,
    random: chance,
    readOnly: ['/var/task', '/opt'],
    temporaryBytes,
  })
  place(store, '/var/task', spec.task)
  place(store, '/opt', spec.layer)
  for (const name of [...commands.keys(), ...utilityNames, ...builtinPrograms, 'curl', 'bash', 'sh'])
    if (!absentOnLambda.has(name)) store.place(`/usr/bin/${name}`, '', 0o755)
  restoreTemporary(store, spec)
  store.seal()
  return store
}

function machineHost(store: MemoryStore, host: WorkerHost, chance: () => number, { track }: MachineOptions): Host {
  const curl = shellCurl(host)
  return {
    clock: {
      unixMs: host.clock.now,
      offsetMinutes: () => 0,
      sleep: (millis) => ({ subscribe: (wake) => host.clock.after(millis, wake) }),
    },
    random: chance,
    store,
    fetch: undefined,
    programAt: (path) => {
      const name = /^\/(?:usr\/)?bin\/([^/]+)$/.exec(path)?.[1]
      if (name === undefined || absentOnLambda.has(name)) return undefined
      if (name === 'curl') return curl
      return commands.get(name) ?? (utilityNames.has(name) ? utility(name, track) : undefined)
    },
    user,
    limits,
    devFd: false,
    processorMs: () => performance.now(),
  }
}

function place(store: MemoryStore, root: string, files: FileSet): void {
  for (const [path, { content, executable }] of Object.entries(files)) {
    store.place(
      byteString(`${root}/${path}`),
      typeof content === 'string' ? byteString(content) : latin(content),
      executable ? 0o755 : 0o644,
    )
  }
}
