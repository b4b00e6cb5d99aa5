import { byteString } from '#shell/expand/text.ts'
import { Kernel } from '#shell/process/kernel.ts'
import { bashProgram } from '#shell/run/start.ts'
import { realHost } from './shell/host.ts'
import { lambdaMachine } from './shell/lambda-machine.ts'
import { standardInput, standardOutput } from './shell/real-files.ts'

/**
 * `npm run -s shell -- FILE [ARG…]` and `-- -c COMMANDS`: our shell over the real files. `--lambda` in front selects the page's machine, with
 * what the caller's folder holds in `/var/task`.
 */
function main(args: string[]): void {
  const directory = process.env.INIT_CWD ?? process.cwd()
  process.chdir(directory)
  if (args[0] !== '--lambda') return run(new Kernel(realHost(), process.pid), byteString(process.cwd()), environmentHere(), args)
  const machine = lambdaMachine(directory, process.env)
  if (typeof machine === 'string') {
    console.error(machine)
    process.exit(2)
  }
  const inTask = args.slice(1).map((arg) => (arg.startsWith(`${directory}/`) ? `/var/task${arg.slice(directory.length)}` : arg))
  run(machine.kernel, '/var/task', byteStrings(Object.entries(machine.env)), inTask)
}

const byteStrings = (entries: readonly (readonly [string, string])[]) =>
  new Map(entries.map(([name, value]) => [byteString(name), byteString(value)]))

/** The caller's variables, without what npm puts there. */
function environmentHere(): Map<string, string> {
  const env = byteStrings(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^npm_|^INIT_CWD$|^NODE$/.test(name) ? [] : [[name, value] as const],
    ),
  )
  const folders = env.get('PATH')?.split(':')
  if (folders) env.set('PATH', folders.filter((one) => !/node_modules\/\.bin|node-gyp-bin/.test(one)).join(':'))
  return env
}

function run(kernel: Kernel, directory: string, env: Map<string, string>, args: string[]): void {
  const shell = kernel.create(undefined, 'bash')
  if (!shell) throw new Error('Failed to start the shell: the process table is full')
  shell.cwd = directory
  shell.umask = process.umask()
  process.umask(0)
  shell.assign(0, standardInput())
  shell.assign(1, standardOutput(1))
  shell.assign(2, standardOutput(2))
  let scheduled = false
  const turn = () => {
    scheduled = false
    const more = kernel.run(20)
    if (shell.exit) leave(shell.exit)
    else if (more) schedule()
  }
  const schedule = () => {
    if (scheduled) return
    scheduled = true
    setImmediate(turn)
  }
  kernel.onRunnable = schedule
  kernel.signalOutside = (pid, signal) => {
    try {
      return process.kill(pid, signal)
    } catch {
      return false
    }
  }
  for (const [name, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
    ['SIGUSR1', 10],
    ['SIGUSR2', 12],
  ] as const) {
    process.on(name, () => {
      kernel.signal(shell, number)
      if (shell.exit) leave(shell.exit)
    })
  }
  kernel.start(shell, bashProgram(shell, ['bash', ...args.map(byteString)], env))
  const idle = setInterval(() => undefined, 1_000_000)
  void idle
}

function leave(exit: { code: number; signal: number | undefined }): void {
  process.exit(exit.signal === undefined ? exit.code : 128 + exit.signal)
}

main(process.argv.slice(2))
