import { defineCommand } from 'just-bash/browser'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const failure = (message: string) => ({ stdout: '', stderr: `mktemp: ${message}\n`, exitCode: 1 })

/** `mktemp [-d] [-q] [-u] [-t] [-p DIR | --tmpdir[=DIR]] [TEMPLATE]`, as in GNU coreutils. */
export const mktempCommand = defineCommand('mktemp', async (args, { fs, cwd, env }) => {
  const options = parse(args, env.get('TMPDIR') || '/tmp')
  if (typeof options === 'string') return failure(options)
  const { template, directory, dry, quiet } = options
  const run = /X{3,}(?=[^X]*$)/.exec(template)
  if (!run) return failure(`too few X's in template '${template}'`)
  const name = template.replace(run[0], () => Array.from(run[0], () => alphabet[Math.floor(Math.random() * alphabet.length)]).join(''))
  const path = fs.resolvePath(cwd, name)
  const parent = path.slice(0, path.lastIndexOf('/')) || '/'
  if (!(await fs.exists(parent))) {
    const what = directory ? 'directory' : 'file'
    return { ...failure(`failed to create ${what} via template '${template}': No such file or directory`), ...(quiet && { stderr: '' }) }
  }
  if (!dry) await (directory ? fs.mkdir(path) : fs.writeFile(path, ''))
  if (!dry) await fs.chmod(path, directory ? 0o700 : 0o600)
  return { stdout: `${name}\n`, stderr: '', exitCode: 0 }
})

interface Options {
  readonly template: string
  readonly directory: boolean
  readonly dry: boolean
  readonly quiet: boolean
}

/** The options, or what is wrong with them. */
function parse(args: readonly string[], temporary: string): Options | string {
  const letters = args.flatMap((arg) => [...(longFlags[arg] ?? /^-([dqut]+)$/.exec(arg)?.[1] ?? '')])
  const { folder, templates, unknown } = words(args, temporary)
  if (unknown !== undefined) return `invalid option -- '${unknown.replace(/^-+/, '').charAt(0)}'${tryHelp}`
  if (templates.length > 1) return `too many templates${tryHelp}`
  const name = templates[0] ?? 'tmp.XXXXXXXXXX'
  const where = folder ?? (templates.length === 0 || letters.includes('t') ? temporary : undefined)
  const template = where === undefined ? name : `${where.replace(/\/$/, '')}/${name}`
  return { template, directory: letters.includes('d'), dry: letters.includes('u'), quiet: letters.includes('q') }
}

function words(args: readonly string[], temporary: string) {
  const templates: string[] = []
  let folder: string | undefined
  let unknown: string | undefined
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '-p') folder = rest.shift() ?? ''
    else if (arg.startsWith('--tmpdir')) folder = arg.slice('--tmpdir='.length) || temporary
    else if (!arg.startsWith('-')) templates.push(arg)
    else if (!(arg in longFlags) && !/^-[dqut]+$/.test(arg)) unknown ??= arg
  }
  return { folder, templates, unknown }
}

const longFlags: Readonly<Record<string, string>> = { '--directory': 'd', '--dry-run': 'u', '--quiet': 'q' }
const tryHelp = "\nTry 'mktemp --help' for more information."
