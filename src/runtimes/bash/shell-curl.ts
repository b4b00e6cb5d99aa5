import type { Bytes } from '#base/bytes.ts'
import { byteString, bytesOfString, latin, textFromBytes } from '#shell/expand/text.ts'
import { type Command, type CommandContext, FileError, type Program } from '#shell/process/command.ts'
import type { SentRequest } from '../protocol.ts'
import { openUpload } from '../upload.ts'
import type { CurlHost } from './curl-host.ts'
import { type CurlOptions, parseCurl } from './curl-options.ts'
import { type CurlTransfer, headerBlock, needlessMethodNote, verboseLines, writeOut } from './curl-output.ts'
import { type CurlBody, curlRequest, curlUrl, curlVersion, impliedMethod, isPiped, readCurlBody } from './curl-request.ts'
import { transfer } from './curl-transfer.ts'

type Response = Parameters<typeof headerBlock>[0]
type Outcome = Omit<Parameters<typeof writeOut>[1], 'file'>

/** `curl`, as far as programs that speak to the Runtime API need it. */
export const shellCurl = (host: CurlHost): Command =>
  function* (context) {
    const options = parseCurl(context.args.map(textFromBytes))
    if ('exitCode' in options) {
      yield* context.stderr.write(byteString(options.stderr))
      return options.exitCode
    }
    if (options.flags.has('version')) {
      yield* context.stdout.write(`curl ${curlVersion} (simulated)\nProtocols: http\n`)
      return 0
    }
    return yield* new Curl(options, context, host).all()
  }

type Followed = Outcome & { readonly redirects: number }

/** Where a reply sends its reader. */
function redirectOf({ response, url }: Pick<Outcome, 'response' | 'url'>): URL | undefined {
  const location = response?.headers.find(([name]) => name === 'location')?.[1]
  return response && location !== undefined && [301, 302, 303, 307, 308].includes(response.status) ? new URL(location, url) : undefined
}

/** The request that follows a redirect: a POST becomes a GET without a body, unless the status or -X says otherwise. */
function redirected(request: SentRequest, to: URL, status: number, methodGiven: boolean): SentRequest {
  const headers = request.headers.map(([name, value]) => [name, name === 'Host' ? to.host : value] as const)
  const kept = status >= 307 || (request.method !== 'POST' && status !== 303) || methodGiven
  if (kept) return { ...request, url: to.href, headers }
  const bodiless = headers.filter(([name]) => !/^content-(length|type)$/i.test(name))
  return { method: request.method === 'HEAD' ? 'HEAD' : 'GET', url: to.href, headers: bodiless, body: new Uint8Array() }
}

/** Most bytes that curl reads at a time. */
const uploadBuffer = 65_536

class Curl {
  private readonly options: CurlOptions
  private readonly context: CommandContext
  private readonly host: CurlHost
  private stdin: Bytes | undefined

  constructor(options: CurlOptions, context: CommandContext, host: CurlHost) {
    this.options = options
    this.context = context
    this.host = host
  }

  /** Runs every transfer of the command line; the exit code is that of the last. */
  *all(): Program {
    const { flags, urls, data } = this.options
    if (flags.has('head') && data.length > 0) {
      yield* this.warn('You can only select one HTTP request method!')
      return 2
    }
    if (data.some(({ value }) => value === '@-')) this.stdin = bytesOfString(yield* this.context.stdin.readAll())
    const body = readCurlBody(this.options, (path) => this.read(path))
    if ('cannotUpload' in body) {
      yield* this.context.stderr.write(
        byteString(`curl: Can't open '${body.cannotUpload}'!\ncurl: try 'curl --help' or 'curl --manual' for more information\n`),
      )
      return yield* this.fail(26, 'Failed to open/read local data from file/application')
    }
    for (const warning of body.warnings) yield* this.warn(warning)
    let exitCode = 0
    for (const [index, url] of urls.entries()) exitCode = yield* this.one(url, index, body)
    return exitCode
  }

  private *one(text: string, index: number, body: CurlBody): Program {
    const { flags, values } = this.options
    const url = curlUrl(text, this.options, body)
    if (!url) return yield* this.fail(3, 'URL using bad/illegal format or missing URL')
    if (!/^https?:$/.test(url.protocol))
      return yield* this.fail(1, `Protocol "${url.protocol.slice(0, -1)}" not supported or disabled in libcurl`)
    const request = curlRequest(url, this.options, body)
    const implied = impliedMethod(this.options, body)
    if (flags.has('verbose') && values.get('request') === implied) yield* this.note(needlessMethodNote(implied))
    const target = this.fileFor(index, url)
    if (target === 'nameless')
      return yield* this.fail(23, 'Failed writing received data to disk/application', 'curl: Remote file name has no length!\n')
    const { outcome, passed } = yield* this.follow(request, url, target)
    const tooMany = flags.has('location') && redirectOf(outcome) !== undefined
    const written = outcome.response ? yield* this.deliver(outcome.response, outcome.request.method, target, passed, tooMany) : true
    const limit = tooMany ? { exitCode: 47, message: `Maximum (${this.redirectLimit}) redirects followed` } : outcome
    const { exitCode, message } = written ? limit : { exitCode: 23, message: 'Failure writing output to destination' }
    if (exitCode !== 0) yield* this.fail(exitCode, message)
    yield* this.writeOut({ ...outcome, exitCode, message, file: target })
    return exitCode
  }

  private get redirectLimit(): number {
    return this.options.numbers.get('max-redirs') ?? 50
  }

  /** One transfer, and with -L those that it leads to; `passed` holds the heads of the replies on the way. */
  private *follow(first: SentRequest, url: URL, file: string | undefined): Program<{ outcome: Followed; passed: string }> {
    const { flags } = this.options
    let [request, at, passed] = [first, url, '']
    for (let redirects = 0; ; redirects += 1) {
      const outcome = { ...(yield* this.exchange(request, at)), redirects }
      if (flags.has('verbose')) yield* this.context.stderr.write(byteString(verboseLines({ ...outcome, file })))
      const next = flags.has('location') && redirects < this.redirectLimit ? redirectOf(outcome) : undefined
      if (!next || !outcome.response) return { outcome, passed }
      passed += byteString(headerBlock(outcome.response))
      request = redirected(request, next, outcome.response.status, this.options.values.has('request'))
      at = next
    }
  }

  /** One transfer; a process that is killed meanwhile gives it up. What `-T -` uploads is sent as it comes. */
  private *exchange(...[request, url]: [Parameters<typeof transfer>[0], URL]) {
    const controller = new AbortController()
    const warnings: string[] = []
    const upload = isPiped(this.options.values.get('upload-file')) ? openUpload() : undefined
    const host: CurlHost = upload ? { ...this.host, send: (sent, signal) => this.host.send(sent, signal, upload.pieces) } : this.host
    let over = false
    const sending = transfer(request, url, this.options, host, controller.signal, (line) => warnings.push(line)).finally(() => {
      over = true
    })
    // Given up with its process, it fails and nobody asks any more.
    sending.catch(() => {})
    try {
      // Like curl it learns of an early reply only between two reads.
      for (let piece = 'x'; upload && piece !== '' && !over; ) {
        piece = yield* this.context.stdin.read(uploadBuffer)
        if (piece !== '') upload.put(bytesOfString(piece))
      }
      upload?.end()
      const outcome = yield* this.context.awaits(sending)
      for (const warning of warnings) yield* this.warn(warning)
      return outcome
    } finally {
      // An abort that nobody needs would make an exception all the same.
      if (!over) controller.abort()
    }
  }

  /** Puts headers and body where they belong. False when a file cannot be written. */
  private *deliver(response: Response, method: string, file: string | undefined, passed: string, headOnly: boolean): Program<boolean> {
    const { flags, values } = this.options
    const block = passed + byteString(headerBlock(response))
    const dump = values.get('dump-header')
    if (dump !== undefined && !(yield* this.write(dump, block))) return false
    const failed = flags.has('fail') && response.status >= 400
    const withHeaders = flags.has('include') || flags.has('head')
    if (failed && !withHeaders) return true
    return yield* this.write(
      file ?? '-',
      `${withHeaders ? block : ''}${failed || headOnly || method === 'HEAD' ? '' : latin(response.body)}`,
    )
  }

  private *writeOut(outcome: CurlTransfer): Program<void> {
    const given = this.options.values.get('write-out')
    if (given === undefined) return
    const bytes = given.startsWith('@') ? this.read(given.slice(1)) : undefined
    const { stdout, stderr } = writeOut(bytes ? new TextDecoder().decode(bytes) : given, outcome, this.options)
    yield* this.context.stdout.write(byteString(stdout))
    yield* this.context.stderr.write(byteString(stderr))
  }

  private fileFor(index: number, url: URL): string | 'nameless' | undefined {
    const output = this.options.outputs[index]
    if (output === undefined) return undefined
    const name = output === 'remote' ? url.pathname.slice(url.pathname.lastIndexOf('/') + 1) : output.file
    if (name === '') return 'nameless'
    const folder = this.options.values.get('output-dir')
    return folder === undefined || name === '-' ? name : `${folder}/${name}`
  }

  /** A file's bytes; undefined when it cannot be read. Files of this machine never make anyone wait. */
  private read(path: string): Bytes | undefined {
    if (path === '-' || path === '/dev/stdin') return this.stdin
    try {
      const file = this.context.files.open(byteString(path), { read: true })
      const all = file.readAll()
      let step = all.next()
      while (!step.done) step = all.next()
      file.close()
      return bytesOfString(step.value)
    } catch {
      return undefined
    }
  }

  private *write(path: string, bytes: string): Program<boolean> {
    if (path === '-' || path === '/dev/stdout') {
      yield* this.context.stdout.write(bytes)
      return true
    }
    try {
      if (this.options.flags.has('create-dirs')) this.makeFolders(path)
      const file = this.context.files.open(byteString(path), { write: true, create: true, truncate: true })
      yield* file.write(bytes)
      file.close()
      return true
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      yield* this.warn(`Failed to open the file ${path}: ${error.message}`)
      return false
    }
  }

  private makeFolders(path: string): void {
    const pieces = path.split('/').slice(0, -1)
    for (let i = 1; i <= pieces.length; i += 1) {
      const folder = pieces.slice(0, i).join('/')
      if (folder !== '' && !this.context.files.access(byteString(folder), 0)) this.context.files.mkdir(byteString(folder))
    }
  }

  private *note(line: string): Program<void> {
    if (!this.options.flags.has('silent')) yield* this.context.stderr.write(byteString(line))
  }
  private *warn(message: string): Program<void> {
    yield* this.note(`Warning: ${message}\n`)
  }
  private *fail(exitCode: number, message: string, before = ''): Program {
    const { flags } = this.options
    if (!flags.has('silent') || flags.has('show-error'))
      yield* this.context.stderr.write(byteString(`${before}curl: (${exitCode}) ${message}\n`))
    return exitCode
  }
}
