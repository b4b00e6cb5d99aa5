/** A file as a project holds it. */
export interface FixedFile {
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly executable: boolean
}
export type FixedFiles = Readonly<Record<string, FixedFile>>

export interface Fix {
  /** What it does, as a command: it stands on a button. */
  readonly says: string
  /** The files after it; undefined when there is nothing that it knows to mend. */
  readonly apply: (files: FixedFiles) => FixedFiles | undefined
}

type Edit = (line: string, lines: readonly string[]) => string | readonly string[]

/** Changes the lines of every shell script; undefined when none changed. */
function editLines(files: FixedFiles, edit: Edit): FixedFiles | undefined {
  const changed = Object.entries(files).map(([path, file]) => {
    if (typeof file.content !== 'string' || !isScript(path, file.content)) return [path, file] as const
    const lines = file.content.split('\n')
    const content = lines.flatMap((line) => (/^\s*#(?!!)/.test(line) ? line : edit(line, lines))).join('\n')
    return [path, content === file.content ? file : { ...file, content }] as const
  })
  const same = changed.every(([path, file]) => files[path] === file)
  return same ? undefined : Object.fromEntries(changed)
}

const isScript = (path: string, text: string): boolean => path === 'bootstrap' || path.endsWith('.sh') || /^#!.*sh\b/.test(text)

const edit = (says: string, edits: Edit): Fix => ({ says, apply: (files) => editLines(files, edits) })

/** Changes the bootstrap; undefined when there is none, or nothing changes. */
function bootstrap(says: string, change: (file: FixedFile) => FixedFile): Fix {
  return {
    says,
    apply: (files) => {
      const file = files.bootstrap
      const changed = file && change(file)
      return changed && changed !== file ? { ...files, bootstrap: changed } : undefined
    },
  }
}

const indentOf = (line: string): string => /^\s*/.exec(line)?.[0] ?? ''
/** The value of an option that posts, when it is one quoted word. */
const posted = /\s(?:-d|--data|--data-raw|--data-binary)\s+("\$\{?\w+\}?"|"\$\(\s*<[^)]*\)")/
/** Where a line has room for more options: after the command's name. */
const withOption = (line: string, option: string): string => line.replace(/\bcurl\b/, `curl ${option}`)
const isPost = (line: string): boolean => /\bcurl\b/.test(line) && /\/(response|error)\b/.test(line)
const isNext = (line: string): boolean => /\bcurl\b/.test(line) && /invocation\/next/.test(line)

/** What can be mended without a person: by the id of the rule that found it. */
export const fixes: Readonly<Record<string, Fix>> = {
  'bootstrap-not-executable': bootstrap('Set the mode of bootstrap to 0755', (file) => ({ ...file, executable: true })),
  'bootstrap-missing': {
    says: 'Rename the program to bootstrap',
    apply: (files) => {
      const path = Object.keys(files).find((each) => /(^|\/)bootstrap(\.(sh|bash|txt))?$/.test(each))
      if (path === undefined || files.bootstrap) return undefined
      const { [path]: file, ...rest } = files
      return file && { ...rest, bootstrap: { ...file, executable: true } }
    },
  },
  'bootstrap-interpreter': bootstrap('Begin bootstrap with #!/bin/bash and LF line ends', (file) =>
    typeof file.content === 'string' ? { ...file, content: withShebang(file.content.replaceAll('\r\n', '\n')) } : file,
  ),
  'bootstrap-format': bootstrap('Begin bootstrap with #!/bin/bash', (file) =>
    typeof file.content === 'string' ? { ...file, content: withShebang(file.content) } : file,
  ),
  'curl-verbose': edit('Replace -v by -sS', (line) =>
    /\bcurl\b/.test(line)
      ? line.replace(/(\bcurl\b.*?)\s(-v|--verbose)(?=\s)/, '$1 -sS').replace(/(\bcurl\b.*?\s-\w*?)v(\w*)(?=\s)/, '$1$2')
      : line,
  ),
  'unbound-variable': edit('Name a file for the headers: HEADERS="$(mktemp)"', (line, lines) =>
    /\bcurl\b.*"\$\{?HEADERS\}?"/.test(line) && !lines.some((other) => /^\s*(local\s+|export\s+)?HEADERS=/.test(other))
      ? [`${indentOf(line)}HEADERS="$(mktemp)"`, line]
      : line,
  ),
  'syntax-error': edit('Add the missing do', (line, lines) => {
    const next = lines.slice(lines.indexOf(line) + 1).find((other) => !/^\s*(#.*)?$/.test(other)) ?? ''
    const begins = /^\s*(while|until|for)\b/.test(line) && !/(;|\s)do\b/.test(line) && !/(\\|&&|\|\|?)\s*$/.test(line)
    return begins && !/^\s*do\b/.test(next) ? [line, `${indentOf(line)}do`] : line
  }),
  'argument-list-too-long': edit('Send the body through stdin', (line) => (isPost(line) ? throughStdin(line) : line)),
  'data-at-sign': edit('Send the body through stdin', (line) => (isPost(line) ? throughStdin(line) : line)),
  'expect-continue': edit("Add -H 'Expect:'", (line) => (isPost(line) && !/Expect:/.test(line) ? withOption(line, "-H 'Expect:'") : line)),
  'poll-hung-up': edit('Take the time limit off next', (line) =>
    isNext(line) ? line.replace(/\s(-m|--max-time)[\s=]*\d+(\.\d+)?/, '') : line,
  ),
  'wrong-method': edit('Leave the method to curl', (line) =>
    isPost(line) || isNext(line) ? line.replace(/\s(-X|--request)[\s=]*\w+/, '') : line,
  ),
  'unknown-path': edit('Spell the path as documented', (line) =>
    line
      .replace(/\/20\d\d-\d\d-\d\d\/runtime\//, '/2018-06-01/runtime/')
      .replace(/\/runtime\/(next|init\/error|invocation\/[^/"'\s]+\/(?:response|error)|invocation\/next)\/(?=["'\s)]|$)/, '/runtime/$1')
      .replace(/\/runtime\/next(?=["'\s)]|$)/, '/runtime/invocation/next'),
  ),
  'goes-on-after-init-error': edit('Exit after init/error', (line, lines) =>
    /\bcurl\b.*\/init\/error/.test(line) && !/\bexit\b/.test(lines[lines.indexOf(line) + 1] ?? '')
      ? [line, `${indentOf(line)}exit 1`]
      : line,
  ),
  'read-only': edit('Write to /tmp', (line) => line.replace(/(>>?\s*"?)(\/var\/task|\/opt|\$\{?LAMBDA_TASK_ROOT\}?)\//g, '$1/tmp/')),
}

function throughStdin(line: string): string {
  const [whole, value] = posted.exec(line) ?? []
  if (whole === undefined || value === undefined || line.trimEnd().endsWith('\\')) return line
  const moved = line.replace(whole, ' --data-binary @-')
  const close = /(\s*(?:\)"?|>\s*\S+|\|\|.*|&&.*|;.*|\s+)*)$/.exec(moved)
  const at = close?.index ?? moved.length
  return `${moved.slice(0, at).trimEnd()} <<< ${value}${moved.slice(at)}`
}

function withShebang(text: string): string {
  return /^#!/.test(text) ? text.replace(/^#!.*/, '#!/bin/bash') : `#!/bin/bash\n${text}`
}
