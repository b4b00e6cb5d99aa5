import { byteString, textFromBytes } from '#shell/expand/text.ts'
import type { Command, CommandContext, Program } from '#shell/process/command.ts'
import { FileError } from '#shell/process/command.ts'

/** What just-bash runs for us: loaded when first called, its output given at the end. */
export const utilityNames: ReadonlySet<string> = new Set(
  'awk bc column file gunzip gzip join jq md5sum rg sed sha1sum sha256sum split strings tar time tree xxd yq zcat du egrep fgrep'.split(
    ' ',
  ),
)

const programs = '/usr/bin'
const stubs = Object.fromEntries(
  [
    ...utilityNames,
    'cat',
    'echo',
    'printf',
    'true',
    'false',
    'ls',
    'rm',
    'cp',
    'mv',
    'mkdir',
    'touch',
    'chmod',
    'wc',
    'grep',
    'sort',
    'tr',
    'uniq',
    'basename',
    'dirname',
    'test',
    'sleep',
    'date',
    'seq',
    'env',
    'tee',
    'tail',
    'bash',
    'sh',
  ].map((name) => [`/${name}`, { content: '', mode: 0o755 }]),
)

type Bash = import('just-bash').Bash

/** One utility as a command of ours. */
export function utility(name: string): Command {
  return (context) => runUtility(name, context)
}

function* runUtility(name: string, context: CommandContext): Program<number> {
  const { Bash, InMemoryFs, MountableFs, ReadWriteFs } = yield* context.awaits(import('just-bash'))
  const substituted = new Map<string, string>()
  const args: string[] = []
  for (const arg of context.args) {
    if (/^\/dev\/fd\/\d+$/.test(arg)) {
      const file = context.files.open(arg, { read: true })
      const path = `/tmp/.shell-fd-${context.pid}-${substituted.size}`
      substituted.set(path, yield* file.readAll())
      file.close()
      args.push(path)
    } else args.push(textFromBytes(arg))
  }
  for (const [path, text] of substituted) {
    const file = context.files.open(path, { write: true, create: true, truncate: true })
    yield* file.write(text)
    file.close()
  }
  try {
    const stdin = readsInput(name, context.args) ? yield* readInput(context) : ''
    const bash: Bash = new Bash({
      // The names of its commands stand in a folder of their own: what lies in the real /usr/bin is not looked at.
      fs: new MountableFs({ base: new ReadWriteFs({ root: '/' }), mounts: [{ mountPoint: programs, filesystem: new InMemoryFs(stubs) }] }),
      cwd: textFromBytes(context.cwd),
      env: Object.fromEntries([...context.env].map(([key, value]) => [key, textFromBytes(value)]).concat([['PATH', programs]])),
    })
    const result = yield* context.awaits(bash.exec(name, { args, stdin }))
    yield* context.stdout.write(bytesOf(result.stdout))
    yield* context.stderr.write(byteString(result.stderr))
    return result.exitCode
  } finally {
    for (const path of substituted.keys()) forget(context, path)
  }
}

/** Removes a file that may be gone already. */
function forget({ files }: CommandContext, path: string): void {
  try {
    files.unlink(path)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
  }
}

/** Output is text, or bytes that are no text. */
const bytesOf = (text: string): string => (/^[\u0000-\u00ff]*$/.test(text) && !/[\u0080-\u00ff]/.test(text) ? text : byteString(text))

const readsInput = (name: string, args: readonly string[]): boolean =>
  !((name === 'find' || name === 'stat' || name === 'du' || name === 'tree' || name === 'expr') && args.length >= 0)

function* readInput(context: CommandContext): Program<string> {
  if (context.stdin.terminal) return ''
  try {
    return textFromBytes(yield* context.stdin.readAll())
  } catch (error) {
    if (error instanceof FileError) return ''
    throw error
  }
}
