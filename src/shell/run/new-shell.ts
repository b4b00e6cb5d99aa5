import type { Process } from '../process/kernel.ts'
import { ScriptError } from '../syntax/tree.ts'
import { Sequence } from './arrays.ts'
import { Shell } from './shell.ts'
import { parserFor } from './source.ts'
import { installSpecials } from './specials.ts'
import { flag, Variable } from './variables.ts'

/** A new shell in a process, with the variables a shell sets itself. */
export function createShell(process: Process, env: ReadonlyMap<string, string>): Shell {
  const shell = new Shell(process.kernel, process)
  for (const [name, value] of env) importVariable(shell, name, value)
  const { host } = process.kernel
  shell.startMs = host.clock.unixMs()
  shell.randomState = (process.pid * 2654435761 + Math.floor(host.random() * 2147483647)) >>> 0
  installSpecials(shell)
  const set = (name: string, value: string, flags = 0) => {
    const variable = new Variable(value)
    variable.flags = flags
    shell.variables.current.set(name, variable)
  }
  const keep = (name: string, value: string, flags = 0) => {
    if (!shell.variables.current.has(name)) set(name, value, flags)
  }
  set('IFS', ' \t\n')
  keep('PS4', '+ ')
  set('OPTIND', '1')
  set('OPTERR', '1')
  set('PPID', String(process.parent?.pid ?? host.parentPid ?? 1), flag.readonly | flag.integer)
  set('UID', String(host.user.uid), flag.readonly | flag.integer)
  set('EUID', String(host.user.uid), flag.readonly | flag.integer)
  keep('PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
  keep('TERM', 'dumb')
  keep('SHELL', '/bin/bash')
  set('BASH_LOADABLES_PATH', '/usr/local/lib/bash:/usr/lib/bash:/opt/local/lib/bash:/usr/pkg/lib/bash:/opt/pkg/lib/bash:.')
  set('COMP_WORDBREAKS', ' \t\n"\'@><=;|&(:')
  shell.lastArgument = env.get('_') ?? ''
  set('BASH', '/bin/bash')
  set('BASH_VERSION', '5.2.15(1)-release')
  set('HOSTNAME', host.user.host)
  set('HOSTTYPE', 'x86_64')
  set('MACHTYPE', 'x86_64-pc-linux-gnu')
  set('OSTYPE', 'linux-gnu')
  const versions = new Variable()
  versions.sequence = new Sequence()
  ;['5', '2', '15', '1', 'release', 'x86_64-pc-linux-gnu'].forEach((part, i) => versions.sequence?.set(i, part))
  versions.flags = flag.readonly
  shell.variables.current.set('BASH_VERSINFO', versions)
  set('SHLVL', String(Math.max(0, (Math.trunc(Number(env.get('SHLVL'))) || 0) + 1)), flag.exported)
  const cwd = env.get('PWD')
  shell.logicalCwd = cwd?.startsWith('/') && sameDirectory(shell, cwd) ? cwd : process.cwd
  set('PWD', shell.logicalCwd, flag.exported)
  if (!shell.variables.current.has('OLDPWD')) {
    const old = new Variable()
    old.flags = flag.exported
    shell.variables.current.set('OLDPWD', old)
  }
  return shell
}

function sameDirectory(shell: Shell, path: string): boolean {
  try {
    const a = shell.files.stat(path)
    const b = shell.files.stat('.')
    return a.device === b.device && a.inode === b.inode
  } catch {
    return false
  }
}

function importVariable(shell: Shell, name: string, value: string): void {
  const exported = /^BASH_FUNC_(.+)%%$/.exec(name)
  if (exported?.[1] !== undefined) {
    try {
      const tree = parserFor(shell, `${exported[1]} ${value}`, 1).next()
      const command = tree?.items[0]?.command
      if (command?.kind === 'function')
        shell.functions.set(exported[1], {
          name: exported[1],
          body: command.body,
          file: 'environment',
          line: 0,
          traced: false,
          exported: true,
          readonly: false,
        })
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error
    }
    return
  }
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    shell.foreign.set(name, value)
    return
  }
  const variable = new Variable(value)
  variable.flags = flag.exported
  shell.variables.current.set(name, variable)
}
