import { utility, utilityNames } from '#runtimes/bash/utilities.ts'
import { builtinPrograms, commands } from '#shell/commands/catalog.ts'
import { byteString } from '#shell/expand/text.ts'
import { corpusEnvironment, corpusRoot, corpusServer, normalized, type Outcome, type Snippet } from '#shell/fidelity/corpus.ts'
import { MemoryStore } from '#shell/fs/memory-store.ts'
import type { Command } from '#shell/process/command.ts'
import { TextSource } from '#shell/process/description.ts'
import { type Host, Kernel, statusOf } from '#shell/process/kernel.ts'
import { bashProgram } from '#shell/run/start.ts'
import { corpusCurl } from './corpus-network.ts'
import { Gathered } from './gathered.ts'
import { written } from './record-snippet.ts'
import { VirtualClock } from './virtual-clock.ts'

const longestMs = 10_000

/** Programs of a layer that snippets use beside those of the machine. */
const layer = ['jq', 'column', 'xxd']

/** Runs one snippet under our shell, in a machine in memory. Rejects when it does not end by itself. */
export async function runSnippet({ area, name, script, shell }: Snippet): Promise<Outcome> {
  const clock = new VirtualClock()
  const works = new Set<Promise<unknown>>()
  const track = <T>(work: Promise<T>): Promise<T> => {
    works.add(work)
    const done = () => works.delete(work)
    work.then(done, done)
    return work
  }
  const store = new MemoryStore({ now: () => clock.unixMs(), uid: 1000, gid: 1000, random: Math.random, readOnly: [], temporaryBytes: 1e9 })
  for (const folder of ['work', 'home']) store.makeDirectories(`${corpusRoot}/${folder}`)
  store.place(`${corpusRoot}/script`, byteString(script), 0o644)
  const programs = programsOf(clock, track)
  for (const command of [...programs.keys(), ...builtinPrograms, 'bash', 'sh']) store.place(`/usr/bin/${command}`, '', 0o755)
  const kernel = new Kernel(hostOf(store, clock, programs))
  const process = kernel.create(undefined, shell)
  if (!process) throw new Error('Failed to make a process')
  const [stdout, stderr] = [new Gathered(), new Gathered()]
  process.cwd = `${corpusRoot}/work`
  process.assign(0, new TextSource(''))
  process.assign(1, stdout)
  process.assign(2, stderr)
  const environment = new Map(Object.entries(corpusEnvironment(corpusRoot, corpusServer)))
  kernel.start(process, bashProgram(process, [shell, `${corpusRoot}/script`], environment))
  const due = performance.now() + longestMs
  // What was started in the background may still have something to say when the script has ended.
  while (kernel.processes.size > 0) {
    if (performance.now() > due) throw new Error(`${area} · ${name} does not end`)
    if (kernel.run(20)) clock.ring(false)
    else if (!(await settled(kernel)) && works.size === 0 && !clock.ring(true)) break
  }
  if (!process.exit) throw new Error(`${area} · ${name} waits for ever`)
  const text = (bytes: string) => written(normalized(bytes, corpusRoot, corpusServer))
  return { stdout: text(stdout.text), stderr: text(stderr.text), status: statusOf(process.exit) }
}

/** Lets promises settle; whether they gave a process something to do. */
async function settled(kernel: Kernel): Promise<boolean> {
  let woken = false
  kernel.onRunnable = () => {
    woken = true
  }
  for (let turn = 0; turn < 4 && !woken; turn++) await new Promise((resolve) => setImmediate(resolve))
  kernel.onRunnable = undefined
  return woken
}

function programsOf(clock: VirtualClock, track: <T>(work: Promise<T>) => Promise<T>): ReadonlyMap<string, Command> {
  const buffered = [...utilityNames, ...layer].map((name) => [name, utility(name, track)] as const)
  return new Map([...buffered, ['curl', corpusCurl(clock, track)], ...commands])
}

const hostOf = (store: MemoryStore, clock: VirtualClock, programs: ReadonlyMap<string, Command>): Host => ({
  clock,
  random: Math.random,
  store,
  fetch: undefined,
  programAt: (path) => programs.get(/^\/(?:usr\/)?bin\/([^/]+)$/.exec(path)?.[1] ?? ''),
  user: { uid: 1000, gid: 1000, groups: [1000], name: 'corpus', home: `${corpusRoot}/home`, host: 'localhost' },
  limits: { processes: 1024, descriptors: 1024 },
  devFd: true,
  processorMs: () => performance.now(),
})
