import { pyodideFolder } from 'virtual:pyodide-folder'
import { loadPyodide } from 'pyodide'
import { bytesOf, textOf } from '#base/bytes.ts'
import { bytesIn, type FileSet } from '#project/files.ts'
import type { ReceivedResponse } from '../protocol.ts'
import type { BootSpec, ProgramEnd } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import clientSource from './client.py?raw'

type Python = Awaited<ReturnType<typeof loadPyodide>>
type Handler = object

/** The interpreter begins to load with its worker, ahead of the program. */
const loading: Promise<Python> = loadPyodide({ indexURL: new URL(pyodideFolder, self.location.href).href })
loading.catch(() => {})

/** Plays the managed Python runtime: the service's client loads the handler that `_HANDLER` names and serves it events. */
export async function runManagedPython({ env, task }: BootSpec, host: WorkerHost): Promise<ProgramEnd> {
  const python = await loading
  prepare(python, env, task, host)
  const send = sender(env, host)
  const [handler, refusal] = pair<Handler | undefined>(call(python, 'load', env._HANDLER ?? ''))
  if (!handler) {
    await send('POST', 'init/error', refusal)
    return { code: 1 }
  }
  for (;;) {
    const next = await send('GET', 'invocation/next')
    const [path, body] = pair<string>(call(python, 'serve', handler, textOf(next.body), aboutOf(next, env)))
    await send('POST', `invocation/${header(next, 'lambda-runtime-aws-request-id')}/${path}`, body)
  }
}

function prepare(python: Python, env: BootSpec['env'], task: FileSet, host: WorkerHost): void {
  python.setStdout({ batched: (line) => host.write('stdout', `${line}\n`) })
  python.setStderr({ batched: (line) => host.write('stderr', `${line}\n`) })
  for (const [path, file] of Object.entries(task)) {
    const place = `/var/task/${path}`
    python.FS.mkdirTree(place.slice(0, place.lastIndexOf('/')))
    python.FS.writeFile(place, bytesIn(file))
  }
  python.globals.set('variables', python.toPy(env))
  python.runPython('import os\nos.environ.update(variables)')
  python.runPython(clientSource)
}

const call = (python: Python, name: string, ...given: readonly unknown[]): Iterable<unknown> => python.globals.get(name)(...given)

function pair<First>(given: Iterable<unknown>): readonly [First, string] {
  const [first, second] = [...given]
  return [first as First, String(second)]
}

function sender(env: BootSpec['env'], host: WorkerHost) {
  const api = env.AWS_LAMBDA_RUNTIME_API ?? ''
  return (method: 'GET' | 'POST', path: string, body = ''): Promise<ReceivedResponse> => {
    const bytes = bytesOf(body)
    const about =
      method === 'POST'
        ? ([
            ['Content-Type', 'application/json'],
            ['Content-Length', String(bytes.length)],
          ] as const)
        : []
    return host.send({
      method,
      url: `http://${api}/2018-06-01/runtime/${path}`,
      headers: [['Host', api], ['User-Agent', 'managed-python-stand-in'], ['Accept', '*/*'], ...about],
      body: bytes,
    })
  }
}

const header = ({ headers }: ReceivedResponse, wanted: string): string => headers.find(([name]) => name === wanted)?.[1] ?? ''

const aboutOf = (next: ReceivedResponse, env: BootSpec['env']): string =>
  JSON.stringify({
    requestId: header(next, 'lambda-runtime-aws-request-id'),
    arn: header(next, 'lambda-runtime-invoked-function-arn'),
    deadlineMs: Number(header(next, 'lambda-runtime-deadline-ms')),
    name: env.AWS_LAMBDA_FUNCTION_NAME ?? '',
    memory: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? '',
  })
