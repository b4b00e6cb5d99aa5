import { quoted } from './quoting.ts'
import { Failure, gnu, UsageError } from './tool.ts'

/** Who the process runs as. */
export const id = gnu({ letters: 'ugGnrza', long: { user: 'u', group: 'g', groups: 'G', name: 'n', real: 'r' } }, function* (tool) {
  const { uid, gid, groups, name } = tool.context.user
  const [asked] = tool.operands
  if (asked !== undefined && asked !== name && asked !== String(uid)) throw new Failure(`${quoted(asked)}: no such user`)
  const kind = tool.last('ugG')
  if (kind === undefined && (tool.has('n') || tool.has('r'))) throw new UsageError('cannot print only names or real IDs in default format')
  const group = gid === 0 ? 'root' : name
  const nameOf = (number: number) => (tool.has('n') ? (number === gid ? group : number === uid ? name : String(number)) : String(number))
  if (kind === 'u') return yield* tool.out(`${tool.has('n') ? name : uid}\n`)
  if (kind === 'g') return yield* tool.out(`${nameOf(gid)}\n`)
  if (kind === 'G') return yield* tool.out(`${groups.map(nameOf).join(' ')}\n`)
  const all = groups.map((number) => `${number}(${number === gid ? group : number})`).join(',')
  yield* tool.out(`uid=${uid}(${name}) gid=${gid}(${group}) groups=${all}\n`)
})

export const whoami = gnu({}, function* (tool) {
  if (tool.operands.length > 0) throw new UsageError(`extra operand ${quoted(tool.operands[0] ?? '')}`)
  yield* tool.out(`${tool.context.user.name}\n`)
})

export const groups = gnu({}, function* (tool) {
  const { gid, groups: all, name } = tool.context.user
  yield* tool.out(`${all.map((number) => (number === gid ? (gid === 0 ? 'root' : name) : String(number))).join(' ')}\n`)
})

export const hostname = gnu({ letters: 'sfi', long: { short: 's', fqdn: 'f' } }, function* (tool) {
  const { host } = tool.context.user
  yield* tool.out(`${tool.has('s') ? host.replace(/\..*/, '') : host}\n`)
})

/** Whether standard input is a terminal. */
export const tty = gnu({ letters: 's', long: { silent: 's', quiet: 's' } }, function* (tool) {
  if (!tool.has('s')) yield* tool.out(tool.context.stdin.terminal ? '/dev/tty\n' : 'not a tty\n')
  return tool.context.stdin.terminal ? 0 : 1
})

/** Where a command is found. */
export const which = gnu({ letters: 'as' }, function* (tool) {
  const { env, files } = tool.context
  for (const name of tool.operands) {
    const places = name.includes('/') ? [name] : (env.get('PATH') ?? '').split(':').map((directory) => `${directory || '.'}/${name}`)
    const found = places.filter((path) => files.access(path, 1) && files.stat(path).kind === 'file')
    if (found.length === 0) tool.status = 1
    for (const path of tool.has('a') ? found : found.slice(0, 1)) yield* tool.out(`${path}\n`)
  }
})
