import { random } from '#base/random.ts'
import { temporaryMegabytes } from '#lambda/limits.ts'
import type { FileSet } from '#project/files.ts'
import { absentOnLambda, builtinPrograms, commands } from '#shell/commands/catalog.ts'
import { byteString, latin } from '#shell/expand/text.ts'
import { MemoryStore } from '#shell/fs/memory-store.ts'
import type { Command } from '#shell/process/command.ts'
import { type Host, Kernel } from '#shell/process/kernel.ts'
import type { BootSpec } from '../runtime.ts'
import type { CurlHost } from './curl-host.ts'
import { shellCurl } from './shell-curl.ts'
import { restoreTemporary } from './temporary-files.ts'
import { toolNames, utility, utilityNames } from './utilities.ts'

/** Processes and descriptors that an execution environment may have (Lambda quotas). */
const limits = { processes: 1024, descriptors: 1024 }
export interface MachineOptions {
  /** Seed of `$RANDOM` and of names that are drawn. */
  readonly seed?: number
  /** Told of work that the kernel does not see: a command that is loaded, or runs outside of it. */
  readonly track?: <T>(work: Promise<T>) => Promise<T>
  /** Statements may be recorded at a time that was read up to a real millisecond ago; otherwise every one is read from the clock. */
  readonly frugal?: boolean
}

/** What a machine is made of. */
type MachineSpec = Pick<BootSpec, 'task' | 'layer' | 'tools' | 'temporary' | 'temporaryMb'>

/** The machine of an execution environment, with nothing running on it. */
export function environmentMachine(
  spec: MachineSpec,
  host: CurlHost,
  options: MachineOptions = {},
): { kernel: Kernel; store: MemoryStore } {
  const chance = random(options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
  const programs = programsOf(spec, host, options)
  const store = machineStore(spec, programs, host, chance)
  return { kernel: new Kernel(machineHost(store, programs, host, chance)), store }
}

const user = { uid: 993, gid: 990, groups: [990], name: 'sbx_user1051', home: '/home/sbx_user1051', host: 'localhost' }

/** The disk as it is when the program starts. */
function machineStore(spec: MachineSpec, programs: ReadonlyMap<string, Command>, host: CurlHost, chance: () => number): MemoryStore {
  const store = new MemoryStore({
    now: host.clock.now,
    uid: user.uid,
    gid: user.gid,
    random: chance,
    writable: ['/tmp'],
    temporaryBytes: (spec.temporaryMb ?? temporaryMegabytes.min) * 1024 * 1024,
  })
  place(store, '/var/task', spec.task)
  place(store, '/opt', spec.layer)
  for (const path of [...programs.keys(), ...[...builtinPrograms, 'bash', 'sh'].map((name) => `/usr/bin/${name}`)])
    store.place(path, '', 0o755)
  restoreTemporary(store, spec)
  store.seal()
  return store
}

/** The programs of provided.al2023 that this machine has, by path, and in `/opt/bin` the tools that a project may add. */
function programsOf({ tools, layer }: MachineSpec, host: CurlHost, { track }: MachineOptions): ReadonlyMap<string, Command> {
  const programs = new Map<string, Command>([['/usr/bin/curl', shellCurl(host)]])
  for (const name of utilityNames) programs.set(`/usr/bin/${name}`, utility(name, track))
  for (const [name, command] of commands) if (!absentOnLambda.has(name)) programs.set(`/usr/bin/${name}`, command)
  if (!tools) return programs
  for (const name of [...toolNames, ...absentOnLambda])
    if (!(`bin/${name}` in layer)) programs.set(`/opt/bin/${name}`, commands.get(name) ?? utility(name, track))
  return programs
}

function machineHost(store: MemoryStore, programs: ReadonlyMap<string, Command>, host: CurlHost, chance: () => number): Host {
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
      const program = programs.get(path)
      // On AL2023 /bin is /usr/bin.
      return program ?? (path.startsWith('/bin/') ? programs.get(`/usr${path}`) : undefined)
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
