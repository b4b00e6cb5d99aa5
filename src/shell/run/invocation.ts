import { optionLetters } from './options.ts'
import type { Shell } from './shell.ts'
import { Variable } from './variables.ts'

export const versionText = `GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)
This is not GNU bash, but a shell that does as it does.`

const usageText = `Usage:\tbash [GNU long option] [option] ...
\tbash [GNU long option] [option] script-file ...
GNU long options:
${'debug debugger dump-po-strings dump-strings help init-file login noediting noprofile norc posix pretty-print rcfile restricted verbose version'
  .split(' ')
  .map((name) => `\t--${name}`)
  .join('\n')}
Shell options:
\t-ilrsD or -c command or -O shopt_option\t\t(invocation only)
\t-abefhkmnptuvxBCEHPT or -o option`

/** What the command line of `bash` asks for. */
interface Invocation {
  command: string | undefined
  file: string | undefined
  args: string[]
  zero: string | undefined
}

const longNames = new Map<string, string>(optionLetters.filter(([, letter]) => letter !== '').map(([name, letter]) => [letter, name]))

export function readInvocation(shell: Shell, argv: readonly string[]): Invocation | string {
  let wantsCommand = false
  let wantsInput = false
  let i = 1
  for (; i < argv.length; i++) {
    const arg = argv[i] ?? ''
    if (arg === '--' || arg === '-') {
      i++
      break
    }
    if (arg.startsWith('--')) {
      if (arg === '--posix') {
        shell.options.posix = true
        shell.variables.current.set('POSIXLY_CORRECT', new Variable('y'))
      } else if (arg === '--version') return versionText
      else if (/^--(norc|noprofile|login|noediting|restricted|verbose|debugger)$/.test(arg)) {
        if (arg === '--verbose') shell.options.verbose = true
      } else if (arg === '--rcfile' || arg === '--init-file') i++
      else return `${arg}: invalid option\n${usageText}`
      continue
    }
    if (!/^[-+]./.test(arg)) break
    const on = arg.startsWith('-')
    for (const letter of arg.slice(1)) {
      if (letter === 'c') wantsCommand = true
      else if (letter === 's') wantsInput = true
      else if (letter === 'i' || letter === 'l' || letter === 'r' || letter === 'D') continue
      else if (letter === 'o' || letter === 'O') {
        const name = argv[++i]
        if (name === undefined) continue
        if (letter === 'o' && name in shell.options) (shell.options as Record<string, boolean>)[name] = on
        else if (letter === 'O' && name in shell.shopt) shell.shopt[name] = on
        else return `line 0: bash: ${name}: invalid ${letter === 'o' ? 'option' : 'shell option'} name`
      } else {
        const name = longNames.get(letter)
        if (!name) return `${arg[0]}${letter}: invalid option\n${usageText}`
        ;(shell.options as Record<string, boolean>)[name] = on
      }
    }
  }
  const rest = argv.slice(i)
  if (wantsCommand) {
    if (rest.length === 0) return '-c: option requires an argument'
    return { command: rest[0], file: undefined, zero: rest[1], args: rest.slice(2) }
  }
  if (wantsInput || rest.length === 0) return { command: undefined, file: undefined, zero: undefined, args: rest }
  return { command: undefined, file: rest[0], zero: rest[0], args: rest.slice(1) }
}
