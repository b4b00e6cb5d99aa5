import { Bash } from 'just-bash/browser'
import type { BootSpec, ProgramEnd } from '../runtime.ts'
import type { WorkerHost } from '../worker-side.ts'
import { curlCommand } from './curl-command.ts'
import { LambdaDisk, liveStderr, ReadOnly } from './file-system.ts'
import { mktempCommand } from './mktemp.ts'
import { programStart } from './program-start.ts'

/** Executes the bootstrap to its end. */
export async function runBash(spec: BootSpec, host: WorkerHost): Promise<ProgramEnd> {
  const refusal = start(spec)
  if (refusal) return refusal
  const bash = new Bash({
    fs: new LambdaDisk(spec, (text) => host.write('stderr', text)),
    env: { ...spec.env },
    cwd: '/var/task',
    customCommands: [curlCommand(host), mktempCommand],
    sleep: (millis) => new Promise((resolve) => host.clock.after(millis, resolve)),
    executionLimits: unlimited,
    defenseInDepth: false,
  })
  try {
    // Only stderr may be redirected for good: doing the same to stdout would empty every $( … ).
    const { stdout, stderr, exitCode } = await bash.exec(`exec 2>>${liveStderr}\n${spec.bootstrap}`, { rawScript: true })
    if (stderr !== '') host.write('stderr', stderr)
    if (stdout !== '') host.write('stdout', stdout)
    return { code: exitCode }
  } catch (error) {
    if (!(error instanceof ReadOnly)) throw error
    host.write('stderr', `${spec.bootstrap}: ${error.path}: Read-only file system\n`)
    return { code: 1 }
  }
}

function start({ bootstrap, task, layer }: BootSpec): ProgramEnd | undefined {
  const file = bootstrap.startsWith('/opt/') ? layer[bootstrap.slice('/opt/'.length)] : task[bootstrap.slice('/var/task/'.length)]
  return file ? programStart(bootstrap, file) : { entrypoint: `fork/exec ${bootstrap}: no such file or directory` }
}

// just-bash counts over a program's whole life, and a bootstrap lives for ever. Its budgets must be safe integers.
const most = Number.MAX_SAFE_INTEGER
const unlimited = {
  maxCommandCount: most,
  maxLoopIterations: most,
  maxAwkIterations: most,
  maxSedIterations: most,
  maxJqIterations: most,
  maxWorkUnits: most,
  maxTraversalEntries: most,
  maxTraversalWork: most,
  maxLiveBytes: most,
  maxInputBytes: most,
  maxFileSystemBytes: most,
  maxGlobOperations: most,
  maxStringLength: most,
  maxArrayElements: most,
  maxHeredocSize: most,
  maxBraceExpansionResults: most,
  maxOutputSize: most,
  maxExecutionTimeMs: Number.POSITIVE_INFINITY,
}
