/** Data of a request's body, in the order in which it was given. */
export interface CurlData {
  readonly kind: 'data' | 'data-raw' | 'data-binary' | 'data-urlencode' | 'json'
  readonly value: string
}

/** curl's command line, understood. Options are called by their long names. */
export interface CurlOptions {
  readonly urls: readonly string[]
  /** Where each URL's body goes; `remote` names the file after the URL. */
  readonly outputs: readonly ({ readonly file: string } | 'remote')[]
  readonly data: readonly CurlData[]
  readonly headers: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  readonly numbers: ReadonlyMap<string, number>
}

/** A command line that curl refuses: its words, and its exit code. */
export interface CurlUsageError {
  readonly stderr: string
  readonly exitCode: number
}

type Kind = 'flag' | 'value' | 'number' | 'data' | 'header' | 'url' | 'output' | 'remote' | 'unsupported'

const shorts: Readonly<Record<string, string>> = {
  s: 'silent',
  S: 'show-error',
  f: 'fail',
  i: 'include',
  I: 'head',
  L: 'location',
  D: 'dump-header',
  o: 'output',
  O: 'remote-name',
  w: 'write-out',
  X: 'request',
  H: 'header',
  d: 'data',
  G: 'get',
  T: 'upload-file',
  u: 'user',
  A: 'user-agent',
  e: 'referer',
  b: 'cookie',
  m: 'max-time',
  N: 'no-buffer',
  k: 'insecure',
  v: 'verbose',
  V: 'version',
  g: 'globoff',
  '#': 'progress-bar',
  '4': 'ipv4',
  '6': 'ipv6',
  '0': 'http1.0',
  a: 'append',
  q: 'disable',
  j: 'junk-session-cookies',
  Z: 'parallel',
  F: 'form',
  K: 'config',
  x: 'proxy',
  c: 'cookie-jar',
  E: 'cert',
  r: 'range',
}

const names = (kind: Kind, list: string) => list.split(' ').map((name) => [name, kind] as const)

const kinds: ReadonlyMap<string, Kind> = new Map([
  ...names(
    'flag',
    'silent show-error fail fail-with-body include head location get no-buffer insecure verbose version globoff create-dirs',
  ),
  ...names('flag', 'progress-bar ipv4 ipv6 http1.0 http1.1 http2 append disable junk-session-cookies parallel compressed keepalive buffer'),
  ...names('flag', 'retry-connrefused retry-all-errors progress-meter path-as-is raw tcp-nodelay no-keepalive no-progress-meter'),
  ...names('value', 'dump-header write-out request upload-file user user-agent referer cookie noproxy output-dir oauth2-bearer range'),
  ...names('number', 'max-time connect-timeout retry retry-delay retry-max-time max-redirs keepalive-time expect100-timeout'),
  ...names('data', 'data data-ascii data-raw data-binary data-urlencode json'),
  ...names('header', 'header'),
  ...names('url', 'url'),
  ...names('output', 'output'),
  ...names('remote', 'remote-name'),
  ...names('unsupported', 'form config proxy cookie-jar cert key cacert unix-socket resolve interface socks5 aws-sigv4'),
])

const tryHelp = "curl: try 'curl --help' or 'curl --manual' for more information\n"
const refusal = (message: string): CurlUsageError => ({ stderr: `${message === '' ? '' : `curl: ${message}\n`}${tryHelp}`, exitCode: 2 })

/** Reads curl's arguments as curl does: letters may be joined and carry their value, long names may be cut short. */
export function parseCurl(args: readonly string[]): CurlOptions | CurlUsageError {
  if (args.length === 0) return refusal('')
  const parsed = new Parsed()
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') parsed.urls.push(...rest.splice(0))
    else {
      const problem = parseOne(arg, rest, parsed)
      if (problem !== undefined) return refusal(problem)
    }
  }
  return parsed.urls.length === 0 && !parsed.flags.has('version') ? refusal('no URL specified!') : parsed
}

class Parsed implements CurlOptions {
  readonly urls: string[] = []
  readonly outputs: ({ readonly file: string } | 'remote')[] = []
  readonly data: CurlData[] = []
  readonly headers: string[] = []
  readonly flags = new Set<string>()
  readonly values = new Map<string, string>()
  readonly numbers = new Map<string, number>()
}

/** What is wrong with the argument, if anything is. */
function parseOne(arg: string, rest: string[], parsed: Parsed): string | undefined {
  if (arg.startsWith('--')) return parseLong(arg, rest, parsed)
  if (!arg.startsWith('-') || arg === '-') {
    parsed.urls.push(arg)
    return undefined
  }
  for (let at = 1; at < arg.length; at += 1) {
    const letter = arg.charAt(at)
    const name = shorts[letter]
    const kind = name === undefined ? undefined : kinds.get(name)
    if (name === undefined || kind === undefined) return `option -${letter}: is unknown`
    if (!takesValue(kind)) {
      set(name, kind, '', parsed)
      continue
    }
    const value = at + 1 < arg.length ? arg.slice(at + 1) : rest.shift()
    return value === undefined ? `option -${letter}: requires parameter` : withOption(`-${letter}`, set(name, kind, value, parsed))
  }
  return undefined
}

function parseLong(arg: string, rest: string[], parsed: Parsed): string | undefined {
  const wanted = arg.slice(2)
  const negated = wanted.startsWith('no-') && kinds.get(wanted.slice(3)) === 'flag'
  if (negated && !kinds.has(wanted)) {
    parsed.flags.delete(wanted.slice(3))
    return undefined
  }
  const matches = kinds.has(wanted) ? [wanted] : [...kinds.keys()].filter((name) => name.startsWith(wanted))
  const [name] = matches
  const kind = name === undefined ? undefined : kinds.get(name)
  if (name === undefined || kind === undefined) return `option ${arg}: is unknown`
  if (matches.length > 1) return `option ${arg}: is ambiguous`
  if (!takesValue(kind)) return withOption(arg, set(name, kind, '', parsed))
  const value = rest.shift()
  return value === undefined ? `option ${arg}: requires parameter` : withOption(arg, set(name, kind, value, parsed))
}

const takesValue = (kind: Kind): boolean => kind !== 'flag' && kind !== 'remote'
const withOption = (option: string, problem: string | undefined) => problem && `option ${option}: ${problem}`

/** Records an option; what is wrong with its value, if anything is. */
function set(name: string, kind: Kind, value: string, parsed: Parsed): string | undefined {
  switch (kind) {
    case 'flag':
      parsed.flags.add(name)
      return undefined
    case 'value':
      parsed.values.set(name, value)
      return undefined
    case 'number': {
      const number = Number.parseFloat(value)
      if (!(number >= 0)) return 'expected a proper numerical parameter'
      parsed.numbers.set(name, number)
      return undefined
    }
    case 'data':
      parsed.data.push({ kind: dataKind(name), value })
      return undefined
    case 'header':
      parsed.headers.push(value)
      return undefined
    case 'url':
      parsed.urls.push(value)
      return undefined
    case 'output':
      parsed.outputs.push({ file: value })
      return undefined
    case 'remote':
      parsed.outputs.push('remote')
      return undefined
    case 'unsupported':
      return "the installed libcurl version doesn't support this"
  }
}

function dataKind(name: string): CurlData['kind'] {
  return name === 'data-raw' || name === 'data-binary' || name === 'data-urlencode' || name === 'json' ? name : 'data'
}
