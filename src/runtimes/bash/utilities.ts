import { byteString, bytesOfString, textFromBytes } from '#shell/expand/text.ts'
import { type Command, type CommandContext, FileError } from '#shell/process/command.ts'

/** Programs of provided.al2023 that just-bash stands in for: loaded when one is first called, and buffered from beginning to end. */
export const utilityNames = ['sed', 'awk', 'gawk', 'join', 'md5sum', 'sha1sum', 'sha256sum', 'split'] as const
/** Of just-bash too, and not of provided.al2023. */
export const toolNames = ['jq', 'column'] as const

/** One of them. It sees copies of the files that its arguments name, and what it changes in them is written back. */
export const utility = (name: string, track: <T>(work: Promise<T>) => Promise<T> = (work) => work): Command =>
  function* (context) {
    const placed = regularFiles(context)
    const readsInput = !context.stdin.terminal && (placed.size === 0 || context.args.includes('-'))
    const stdin = readsInput ? textFromBytes(yield* context.stdin.readAll()) : ''
    const result = yield* context.awaits(track(runUtility(name === 'gawk' ? 'awk' : name, context, placed, stdin)))
    for (const [path, bytes] of result.changed) {
      const file = context.files.open(path, { write: true, truncate: true })
      yield* file.write(bytes)
      file.close()
    }
    yield* context.stdout.write(byteString(result.stdout))
    yield* context.stderr.write(byteString(result.stderr))
    return result.exitCode
  }

async function runUtility(name: string, context: CommandContext, placed: ReadonlyMap<string, string>, stdin: string) {
  const { Bash, InMemoryFs } = await import('just-bash/browser')
  const absolute = (path: string) => (path.startsWith('/') ? path : `${context.cwd}/${path}`)
  const disk = new InMemoryFs(Object.fromEntries([...placed].map(([path, bytes]) => [textFromBytes(absolute(path)), bytesOfString(bytes)])))
  await disk.mkdir(textFromBytes(context.cwd), { recursive: true })
  const env = Object.fromEntries([...context.env].map(([key, value]) => [key, textFromBytes(value)]))
  const bash = new Bash({ fs: disk, env, cwd: textFromBytes(context.cwd), defenseInDepth: false })
  const { stdout, stderr, exitCode } = await bash.exec(name, { args: context.args.map(textFromBytes), stdin })
  const changed: [string, string][] = []
  for (const [path, before] of placed) {
    const bytes = byteString(await disk.readFile(textFromBytes(absolute(path))))
    if (bytes !== before) changed.push([path, bytes])
  }
  return { stdout, stderr, exitCode, changed }
}

/** The regular files among the arguments. */
function regularFiles({ args, files }: CommandContext): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const arg of args) {
    try {
      if (arg === '' || files.stat(arg).kind !== 'file') continue
      const file = files.open(arg, { read: true })
      const all = file.readAll()
      let step = all.next()
      while (!step.done) step = all.next()
      file.close()
      found.set(arg, step.value)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
    }
  }
  return found
}
