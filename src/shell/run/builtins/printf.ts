import type { Shell } from '../shell.ts'
import { Formatter } from './formatter.ts'

/** The builtin. */
export function printf(shell: Shell, args: string[]): number {
  let variable: string | undefined
  let i = 0
  if (args[i] === '-v' || (args[i]?.startsWith('-v') && (args[i] ?? '').length > 2)) {
    variable = args[i] === '-v' ? args[++i] : (args[i] ?? '').slice(2)
    if (variable === undefined || !/^[A-Za-z_]\w*(\[.*\])?$/s.test(variable)) {
      shell.error(variable === undefined ? 'printf: -v: option requires an argument' : `printf: \`${variable}': not a valid identifier`)
      if (variable === undefined) shell.complain('printf: usage: printf [-v var] format [arguments]\n')
      return 2
    }
    i++
  } else if (/^-./.test(args[i] ?? '') && args[i] !== '--') {
    shell.error(`printf: ${args[i]?.slice(0, 2)}: invalid option`)
    shell.complain('printf: usage: printf [-v var] format [arguments]\n')
    return 2
  }
  if (args[i] === '--') i++
  const format = args[i]
  if (format === undefined) {
    shell.complain('printf: usage: printf [-v var] format [arguments]\n')
    return 2
  }
  const formatter = new Formatter(shell, args.slice(i + 1), variable === undefined)
  const text = formatter.format(format)
  if (variable === undefined) shell.print(1, text)
  else {
    const match = /^([A-Za-z_]\w*)\[(.*)\]$/s.exec(variable)
    if (match) shell.assignElement(match[1] ?? '', match[2] ?? '', text, false)
    else shell.assign(variable, text)
  }
  return formatter.status
}
