import { NetworkFailure } from '#base/network-failure.ts'
import { shellCurl } from '#runtimes/bash/shell-curl.ts'
import type { ReceivedResponse, SentRequest } from '#runtimes/protocol.ts'
import { commands } from '#shell/commands/catalog.ts'
import { byteString, bytesOfString, latin } from '#shell/expand/text.ts'
import { corpusEnvironment, corpusRoot, corpusServer, normalized, type Outcome, type Snippet } from '#shell/fidelity/corpus.ts'
import { corpusAnswer } from '#shell/fidelity/server.ts'
import { MemoryStore } from '#shell/fs/memory-store.ts'
import { TextSource } from '#shell/process/description.ts'
import { type Host, Kernel, statusOf } from '#shell/process/kernel.ts'
import { bashProgram } from '#shell/run/start.ts'
import { realNetwork } from '../shell/http.ts'
import { Gathered } from './gathered.ts'
import { written } from './record-snippet.ts'

const longestMs = 10_000

/** Runs one snippet under our shell, in a machine in memory. Rejects when it does not end by itself. */
export async function runSnippet({ area, name, script, shell }: Snippet): Promise<Outcome> {
  const store = new MemoryStore({ now: Date.now, uid: 1000, gid: 1000, random: Math.random, writable: ['/'], temporaryBytes: 1e9 })
  for (const folder of ['work', 'home']) store.makeDirectories(`${corpusRoot}/${folder}`)
  store.place(`${corpusRoot}/script`, byteString(script), 0o644)
  for (const command of [...commands.keys(), 'bash', 'sh', 'curl']) store.place(`/usr/bin/${command}`, '', 0o755)
  const kernel = new Kernel(hostOf(store))
  const process = kernel.create(undefined, shell)
  if (!process) throw new Error('Failed to make a process')
  const [stdout, stderr] = [new Gathered(), new Gathered()]
  process.cwd = `${corpusRoot}/work`
  process.assign(0, new TextSource(''))
  process.assign(1, stdout)
  process.assign(2, stderr)
  const environment = new Map(Object.entries(corpusEnvironment(corpusRoot, corpusServer)))
  kernel.start(process, bashProgram(process, [shell, `${corpusRoot}/script`], environment))
  const due = Date.now() + longestMs
  while (!process.exit) {
    if (Date.now() > due) throw new Error(`${area} · ${name} does not end`)
    if (!kernel.run(20) && !process.exit) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const text = (bytes: string) => written(normalized(bytes, corpusRoot, corpusServer))
  return { stdout: text(stdout.text), stderr: text(stderr.text), status: statusOf(process.exit) }
}

const curl = shellCurl({ ...realNetwork, send: (request, signal) => answered(request, signal) })

/** The corpus' server, without sockets. Nothing else is in its network. */
function answered(request: SentRequest, signal: AbortSignal | undefined): Promise<ReceivedResponse> {
  const { host, hostname, pathname, search } = new URL(request.url)
  if (host !== corpusServer) {
    const isAddress = hostname === 'localhost' || /^[\d.]+$/.test(hostname)
    return Promise.reject(new NetworkFailure(isAddress ? 'connectionRefused' : 'hostNotFound', hostname))
  }
  const { method, headers, body } = request
  const answer = corpusAnswer({ method, target: `${pathname}${search}`, headers, body: latin(body) })
  if (answer === 'close') return Promise.reject(new NetworkFailure('connectionClosed', 'closed'))
  if (answer === 'hang') return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  const received = answer.headers.map(([name, value]): [string, string] => [name.toLowerCase(), value])
  return Promise.resolve({ ...answer, headers: received, body: bytesOfString(answer.body) })
}

const hostOf = (store: MemoryStore): Host => ({
  clock: {
    unixMs: Date.now,
    offsetMinutes: () => 0,
    sleep: (millis) => ({
      subscribe: (wake) => {
        const timer = setTimeout(wake, millis)
        return () => clearTimeout(timer)
      },
    }),
  },
  random: Math.random,
  store,
  fetch: undefined,
  programAt: (path) => {
    const name = /^\/(?:usr\/)?bin\/([^/]+)$/.exec(path)?.[1] ?? ''
    return name === 'curl' ? curl : commands.get(name)
  },
  user: { uid: 1000, gid: 1000, groups: [1000], name: 'corpus', home: `${corpusRoot}/home`, host: 'localhost' },
  limits: { processes: 1024, descriptors: 1024 },
  devFd: true,
  processorMs: () => performance.now(),
})
