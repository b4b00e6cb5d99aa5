import type { Shell } from '../shell.ts'

/** One option of the arguments, as POSIX wants it. */
export function getopts(shell: Shell, args: string[]): number {
  const words = args[0] === '--' ? args.slice(1) : args
  const [spec, name, ...given] = words
  if (spec === undefined || name === undefined) {
    shell.complain('getopts: usage: getopts optstring name [arg ...]\n')
    return 2
  }
  const list = words.length > 2 ? given : shell.positional
  const silent = spec.startsWith(':')
  const at = shell.getoptsAt
  const optind = Number(shell.get('OPTIND')) || 1
  if (optind !== at.index) {
    at.index = optind
    at.offset = 0
  }
  const setName = (value: string) => {
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      shell.error(`getopts: \`${name}': not a valid identifier`)
      return false
    }
    shell.assign(name, value)
    return true
  }
  const done = (index: number) => {
    at.index = index
    at.offset = 0
    const variable = shell.variables.current.get('OPTIND')
    if (variable) variable.value = String(index)
    else shell.assign('OPTIND', String(index))
  }
  const word = list[at.index - 1]
  if (at.offset === 0) {
    if (word === undefined || !word.startsWith('-') || word === '-') {
      done(at.index)
      setName('?')
      shell.variables.unset('OPTARG')
      return 1
    }
    if (word === '--') {
      done(at.index + 1)
      setName('?')
      shell.variables.unset('OPTARG')
      return 1
    }
    at.offset = 1
  }
  const current = list[at.index - 1] ?? ''
  const letter = current[at.offset] ?? ''
  at.offset++
  const ended = at.offset >= current.length
  const found = letter === ':' ? -1 : spec.indexOf(letter, silent ? 1 : 0)
  if (found < 0) {
    if (ended) done(at.index + 1)
    if (silent) shell.assign('OPTARG', letter)
    else {
      shell.variables.unset('OPTARG')
      if (shell.get('OPTERR') !== '0') shell.complain(`${shell.zero}: illegal option -- ${letter}\n`)
    }
    return setName('?') ? 0 : 1
  }
  if (spec[found + 1] !== ':') {
    if (ended) done(at.index + 1)
    shell.variables.unset('OPTARG')
    return setName(letter) ? 0 : 1
  }
  if (!ended) {
    shell.assign('OPTARG', current.slice(at.offset))
    done(at.index + 1)
    return setName(letter) ? 0 : 1
  }
  const argument = list[at.index]
  if (argument === undefined) {
    done(at.index + 1)
    if (silent) {
      shell.assign('OPTARG', letter)
      return setName(':') ? 0 : 1
    }
    shell.variables.unset('OPTARG')
    if (shell.get('OPTERR') !== '0') shell.complain(`${shell.zero}: option requires an argument -- ${letter}\n`)
    return setName('?') ? 0 : 1
  }
  shell.assign('OPTARG', argument)
  done(at.index + 2)
  return setName(letter) ? 0 : 1
}
