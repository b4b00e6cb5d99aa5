import type { Builtin } from '../builtins.ts'
import { Discard } from '../endings.ts'
import { type OptionName, optionLetters } from '../options.ts'
import type { Shell } from '../shell.ts'
import { readOptions } from './arguments.ts'
import { setText } from './declaration-text.ts'
import { usages } from './usages.ts'

const byLetter = new Map<string, OptionName>(optionLetters.filter(([, letter]) => letter !== '').map(([name, letter]) => [letter, name]))

function listOptions(shell: Shell, reusable: boolean): void {
  let out = ''
  for (const [name] of optionLetters)
    out += reusable ? `set ${shell.options[name] ? '-' : '+'}o ${name}\n` : `${name.padEnd(15)}\t${shell.options[name] ? 'on' : 'off'}\n`
  shell.print(1, out)
}

function setOption(shell: Shell, name: OptionName, on: boolean): void {
  shell.options[name] = on
  if (name !== 'posix') return
  shell.shopt.expand_aliases = on || shell.shopt.expand_aliases === true
  if (!on) shell.variables.unset('POSIXLY_CORRECT')
  else if (shell.get('POSIXLY_CORRECT') === undefined) shell.assign('POSIXLY_CORRECT', 'y')
}

function setPositional(shell: Shell, values: string[]): void {
  shell.positional = values
  shell.positionalSets++
}

function set(shell: Shell, args: string[]): number {
  if (args.length === 0) {
    shell.print(1, setText(shell))
    return 0
  }
  let i = 0
  for (; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--') {
      setPositional(shell, args.slice(i + 1))
      return 0
    }
    if (arg === '-') {
      shell.options.xtrace = false
      shell.options.verbose = false
      if (i + 1 < args.length) setPositional(shell, args.slice(i + 1))
      return 0
    }
    if (!/^[-+]./.test(arg)) break
    const on = arg.startsWith('-')
    for (const letter of arg.slice(1)) {
      if (letter === 'o') {
        const name = args[i + 1]
        if (name === undefined || /^[-+]/.test(name)) {
          listOptions(shell, !on)
          continue
        }
        i++
        if (!(name in shell.options)) {
          shell.error(`set: ${name}: invalid option name`)
          return 2
        }
        setOption(shell, name as OptionName, on)
        continue
      }
      const name = byLetter.get(letter)
      if (!name) {
        shell.error(`set: ${arg[0]}${letter}: invalid option`)
        shell.complain(`set: usage: ${usages.set}\n`)
        return 2
      }
      setOption(shell, name, on)
    }
  }
  if (i < args.length) setPositional(shell, args.slice(i))
  // Nothing is run any more, not even the rest of the line.
  if (shell.options.noexec) throw new Discard(0)
  return 0
}

function shopt(shell: Shell, args: string[]): number {
  const options = readOptions(shell, 'shopt', args, 'psuqo')
  if (!options) return 2
  const { flags, rest } = options
  if (flags.has('s') && flags.has('u')) {
    shell.error('shopt: cannot set and unset shell options simultaneously')
    return 1
  }
  const table: Record<string, boolean> = flags.has('o') ? shell.options : shell.shopt
  const line = (name: string) =>
    flags.has('p')
      ? flags.has('o')
        ? `set ${table[name] ? '-' : '+'}o ${name}\n`
        : `shopt ${table[name] ? '-s' : '-u'} ${name}\n`
      : `${name.padEnd(flags.has('o') ? 15 : 15)}\t${table[name] ? 'on' : 'off'}\n`
  if (rest.length === 0) {
    let out = ''
    for (const name of Object.keys(table)) {
      if (flags.has('s') && !table[name]) continue
      if (flags.has('u') && table[name]) continue
      out += line(name)
    }
    if (!flags.has('q')) shell.print(1, out)
    return 0
  }
  let status = 0
  for (const name of rest) {
    if (!(name in table)) {
      shell.error(`shopt: ${name}: invalid ${flags.has('o') ? 'option' : 'shell option'} name`)
      status = 1
    } else if (flags.has('s') || flags.has('u')) table[name] = flags.has('s')
    else {
      if (!table[name]) status = 1
      if (!flags.has('q')) shell.print(1, line(name))
    }
  }
  return status
}

export const optionBuiltins: Record<string, Builtin> = { set: { now: set }, shopt: { now: shopt } }
