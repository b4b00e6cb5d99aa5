import { byteString } from '#shell/expand/text.ts'
import { Kernel } from '#shell/process/kernel.ts'
import { bashProgram } from '#shell/run/start.ts'
import { realHost } from './shell/host.ts'
import { standardInput, standardOutput } from './shell/real-files.ts'

/** `npm run -s shell -- FILE [ARG…]` and `-- -c COMMANDS`: our shell over the real files. */
function main(args: string[]): void {
  const directory = process.env.INIT_CWD ?? process.cwd()
  process.chdir(directory)
  const env = new Map<string, string>()
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !/^npm_|^INIT_CWD$|^NODE$/.test(name)) env.set(byteString(name), byteString(value))
  }
  const path = env.get('PATH')
  if (path !== undefined)
    env.set(
      'PATH',
      path
        .split(':')
        .filter((one) => !/node_modules\/\.bin|node-gyp-bin/.test(one))
        .join(':'),
    )
  const kernel = new Kernel(realHost(), process.pid)
  const shell = kernel.create(undefined, 'bash')
  if (!shell) throw new Error('Failed to start the shell: the process table is full')
  shell.cwd = byteString(process.cwd())
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
