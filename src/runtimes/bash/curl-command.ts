import { type CommandContext, defineCommand } from 'just-bash/browser'
import { type Bytes, bytesOf, isUtf8, textOf } from '#base/bytes.ts'
import type { WorkerHost } from '../worker-side.ts'
import { type CurlOptions, parseCurl } from './curl-options.ts'
import { headerBlock, needlessMethodNote, verboseLines, writeOut } from './curl-output.ts'
import { type CurlBody, concat, curlRequest, curlUrl, curlVersion, impliedMethod, readCurlBody } from './curl-request.ts'
import { transfer } from './curl-transfer.ts'
import { latin1 } from './latin-1.ts'

/** Linux refuses to start a program with an argument of so many bytes (MAX_ARG_STRLEN, its final NUL included). */
const longestArgument = 131_072

/** `curl`, as far as programs that speak to the Runtime API need it. */
export const curlCommand = (host: WorkerHost) =>
  defineCommand('curl', async (args, context) => {
    if (args.some((arg) => bytesOf(arg).length >= longestArgument))
      return { stdout: '', stderr: 'bash: /usr/bin/curl: Argument list too long\n', exitCode: 126 }
    const options = parseCurl(args)
    if ('exitCode' in options) return { stdout: '', ...options }
    if (options.flags.has('version')) return { stdout: `curl ${curlVersion} (simulated)\nProtocols: http\n`, stderr: '', exitCode: 0 }
    const run = new CurlRun(options, context, host)
    const exitCode = await run.all()
    const stdout = concat(run.stdout)
    // Text stays text: just-bash miscounts bytes that are redirected along with stderr.
    const shown = isUtf8(stdout)
      ? ({ stdout: textOf(stdout), stdoutKind: 'text' } as const)
      : ({ stdout: latin1(stdout), stdoutKind: 'bytes' } as const)
    return { ...shown, stderr: run.stderr, exitCode }
  })

const bytesOfLatin1 = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

class CurlRun {
  readonly stdout: Bytes[] = []
  stderr = ''
  readonly #options: CurlOptions
  readonly #context: CommandContext
  readonly #host: WorkerHost

  constructor(options: CurlOptions, context: CommandContext, host: WorkerHost) {
    this.#options = options
    this.#context = context
    this.#host = host
  }

  /** Runs every transfer of the command line; the exit code is that of the last. */
  async all(): Promise<number> {
    const { flags, urls, data } = this.#options
    if (flags.has('head') && data.length > 0) {
      this.#warn('You can only select one HTTP request method!')
      return 2
    }
    const body = await readCurlBody(this.#options, (path) => this.#read(path))
    if ('cannotUpload' in body) {
      this.stderr += `curl: Can't open '${body.cannotUpload}'!\ncurl: try 'curl --help' or 'curl --manual' for more information\n`
      return this.#fail(26, 'Failed to open/read local data from file/application')
    }
    for (const warning of body.warnings) this.#warn(warning)
    let exitCode = 0
    for (const [index, url] of urls.entries()) exitCode = await this.#one(url, index, body)
    return exitCode
  }

  async #one(text: string, index: number, body: CurlBody): Promise<number> {
    const { flags, values } = this.#options
    const url = curlUrl(text, this.#options, body)
    if (!url) return this.#fail(3, 'URL using bad/illegal format or missing URL')
    if (!/^https?:$/.test(url.protocol))
      return this.#fail(1, `Protocol "${url.protocol.slice(0, -1)}" not supported or disabled in libcurl`)
    const request = curlRequest(url, this.#options, body)
    const implied = impliedMethod(this.#options, body)
    if (flags.has('verbose') && values.get('request') === implied) this.#note(needlessMethodNote(implied))
    const target = this.#fileFor(index, url)
    if (target === 'nameless')
      return this.#fail(23, 'Failed writing received data to disk/application', 'curl: Remote file name has no length!\n')
    const outcome = await transfer(request, url, this.#options, this.#host, this.#context.signal, (line) => this.#warn(line))
    if (flags.has('verbose')) this.stderr += verboseLines({ ...outcome, file: target })
    const written = outcome.response ? await this.#deliver(outcome.response, request.method, target) : true
    const exitCode = written ? outcome.exitCode : 23
    const message = written ? outcome.message : 'Failure writing output to destination'
    if (exitCode !== 0) this.#fail(exitCode, message)
    await this.#writeOut({ ...outcome, exitCode, message, file: target })
    return exitCode
  }

  /** Puts headers and body where they belong. False when a file cannot be written. */
  async #deliver(response: Parameters<typeof headerBlock>[0], method: string, file: string | undefined): Promise<boolean> {
    const { flags, values } = this.#options
    const block = bytesOf(headerBlock(response))
    const dump = values.get('dump-header')
    if (dump !== undefined && !(await this.#write(dump, block))) return false
    const failed = flags.has('fail') && response.status >= 400
    const withHeaders = flags.has('include') || flags.has('head')
    const shown = concat([...(withHeaders ? [block] : []), ...(failed || method === 'HEAD' ? [] : [response.body])])
    return failed && !withHeaders ? true : this.#write(file ?? '-', shown)
  }

  async #writeOut(outcome: Parameters<typeof writeOut>[1]): Promise<void> {
    const given = this.#options.values.get('write-out')
    if (given === undefined) return
    const format = given.startsWith('@') ? textOf((await this.#read(given.slice(1))) ?? bytesOf('')) : given
    const { stdout, stderr } = writeOut(format, outcome, this.#options)
    this.stdout.push(bytesOf(stdout))
    this.stderr += stderr
  }

  #fileFor(index: number, url: URL): string | 'nameless' | undefined {
    const output = this.#options.outputs[index]
    if (output === undefined) return undefined
    const name = output === 'remote' ? url.pathname.slice(url.pathname.lastIndexOf('/') + 1) : output.file
    if (name === '') return 'nameless'
    const folder = this.#options.values.get('output-dir')
    return folder === undefined || name === '-' ? name : `${folder}/${name}`
  }

  async #read(path: string): Promise<Bytes | undefined> {
    const { fs, cwd, stdin } = this.#context
    if (path === '-' || path === '/dev/stdin') return bytesOfLatin1(String(stdin))
    try {
      return new Uint8Array(await fs.readFileBuffer(fs.resolvePath(cwd, path)))
    } catch {
      return undefined
    }
  }

  async #write(path: string, bytes: Bytes): Promise<boolean> {
    if (path === '/dev/null') return true
    if (path === '/dev/stderr') this.stderr += textOf(bytes)
    else if (path === '-' || path === '/dev/stdout') this.stdout.push(bytes)
    else return this.#writeFile(path, bytes)
    return true
  }

  async #writeFile(path: string, bytes: Bytes): Promise<boolean> {
    const { fs, cwd } = this.#context
    const absolute = fs.resolvePath(cwd, path)
    const folder = absolute.slice(0, absolute.lastIndexOf('/')) || '/'
    try {
      if (this.#options.flags.has('create-dirs')) await fs.mkdir(folder, { recursive: true })
      if (!(await fs.exists(folder))) throw new Error('No such file or directory')
      await fs.writeFile(absolute, bytes)
      return true
    } catch (error) {
      const reason = error instanceof Error && error.name === 'ReadOnly' ? 'Read-only file system' : 'No such file or directory'
      this.#warn(`Failed to open the file ${path}: ${reason}`)
      return false
    }
  }

  #note(line: string): void {
    if (!this.#options.flags.has('silent')) this.stderr += line
  }

  #warn(message: string): void {
    this.#note(`Warning: ${message}\n`)
  }

  #fail(exitCode: number, message: string, before = ''): number {
    const { flags } = this.#options
    if (!flags.has('silent') || flags.has('show-error')) this.stderr += `${before}curl: (${exitCode}) ${message}\n`
    return exitCode
  }
}
