/**
 * What a command sees of the machine. Every string is a **byte string**: code units 0…255, one per byte. Whoever needs a change of these
 * interfaces makes it here first.
 */

/** Something a process waits for. `subscribe` calls `wake` at most once, later or at once; the answer takes the subscription back. */
export interface Wait {
  subscribe(wake: () => void): () => void
}

/** A program that runs step by step: it yields only when it cannot go on, and looks again at its condition when resumed. */
export type Program<T = number> = Generator<Wait, T, void>

export interface Reader {
  /** At least one and at most `max` bytes; the empty string at the end of file. */
  read(max?: number): Program<string>
  /** Everything up to the end of file. */
  readAll(): Program<string>
  /** One line with its newline (the last one perhaps without); the empty string at the end of file. Nothing behind it is consumed. */
  readLine(): Program<string>
  /** Whether the descriptor is a terminal. */
  readonly terminal: boolean
}

export interface Writer {
  /** Writes all bytes. A pipe without readers ends the process with SIGPIPE, or throws a FileError EPIPE when the signal is ignored. */
  write(bytes: string): Program<void>
  readonly terminal: boolean
}

/** One open file, to be closed by whoever opened it. */
export interface OpenFile extends Reader, Writer {
  close(): void
  /** Moves the position of a regular file, counted from its start; false for what has no position. */
  seek(offset: number): boolean
  stat(): FileStat
}

export type ErrorCode =
  | 'EPERM'
  | 'ENOENT'
  | 'EINTR'
  | 'EIO'
  | 'ENOEXEC'
  | 'EBADF'
  | 'EAGAIN'
  | 'EACCES'
  | 'EEXIST'
  | 'EXDEV'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EINVAL'
  | 'EMFILE'
  | 'ETXTBSY'
  | 'EFBIG'
  | 'ENOSPC'
  | 'ESPIPE'
  | 'EROFS'
  | 'EMLINK'
  | 'EPIPE'
  | 'ENAMETOOLONG'
  | 'ENOTEMPTY'
  | 'ELOOP'
  | 'ENXIO'
  | 'ENOSYS'

const texts: Record<ErrorCode, string> = {
  EPERM: 'Operation not permitted',
  ENOENT: 'No such file or directory',
  EINTR: 'Interrupted system call',
  EIO: 'Input/output error',
  ENOEXEC: 'Exec format error',
  EBADF: 'Bad file descriptor',
  EAGAIN: 'Resource temporarily unavailable',
  EACCES: 'Permission denied',
  EEXIST: 'File exists',
  EXDEV: 'Invalid cross-device link',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EINVAL: 'Invalid argument',
  EMFILE: 'Too many open files',
  ETXTBSY: 'Text file busy',
  EFBIG: 'File too large',
  ENOSPC: 'No space left on device',
  ESPIPE: 'Illegal seek',
  EROFS: 'Read-only file system',
  EMLINK: 'Too many links',
  EPIPE: 'Broken pipe',
  ENAMETOOLONG: 'File name too long',
  ENOTEMPTY: 'Directory not empty',
  ELOOP: 'Too many levels of symbolic links',
  ENXIO: 'No such device or address',
  ENOSYS: 'Function not implemented',
}

/** A failed system call; `message` is strerror's text ("No such file or directory"). */
export class FileError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode) {
    super(texts[code])
    this.code = code
  }
}

/** Whether a string names an error known here. */
export const isErrorCode = (code: string): code is ErrorCode => code in texts

export type FileKind = 'file' | 'directory' | 'symlink' | 'pipe' | 'character' | 'block' | 'socket'

export interface FileStat {
  kind: FileKind
  /** Permission bits with set-uid, set-gid and sticky: 0o7777. */
  mode: number
  size: number
  uid: number
  gid: number
  links: number
  /** Two files are the same when device and inode are. */
  device: number
  inode: number
  modifiedMs: number
  accessedMs: number
  changedMs: number
}

export interface OpenOptions {
  read?: boolean
  write?: boolean
  create?: boolean
  /** Fails with EEXIST when the file is there. */
  exclusive?: boolean
  truncate?: boolean
  append?: boolean
  /** Permission bits before the umask; 0o666 when not given. */
  mode?: number
}

/** The files as one process sees them: relative paths start at its working directory, new files respect its umask. Every call throws a FileError. */
export interface FileSystem {
  open(path: string, options: OpenOptions): OpenFile
  stat(path: string): FileStat
  lstat(path: string): FileStat
  /** Whether the process may read (4), write (2), execute (1) the file; false also when it is not there. */
  access(path: string, mode: number): boolean
  /** The names without `.` and `..`, in no order. */
  list(path: string): string[]
  mkdir(path: string, mode?: number): void
  rmdir(path: string): void
  unlink(path: string): void
  rename(from: string, to: string): void
  link(target: string, path: string): void
  symlink(target: string, path: string): void
  readlink(path: string): string
  realpath(path: string): string
  chmod(path: string, mode: number): void
  setTimes(path: string, accessedMs: number, modifiedMs: number): void
  mkfifo(path: string, mode?: number): void
}

export interface Locale {
  /** Whether LC_ALL, LC_CTYPE, LANG select UTF-8: characters then, bytes otherwise. */
  readonly utf8: boolean
}

export interface Clock {
  /** Milliseconds since 1970, with a fraction. */
  unixMs(): number
  /** Minutes that local time is ahead of UTC at that moment, for the zone of TZ; 0 for UTC. */
  offsetMinutes(unixMs: number, zone: string | undefined): number
  /** A wait that ends after that many milliseconds; resumed earlier by chance, look at `unixMs` again. */
  sleep(milliseconds: number): Wait
}

export interface HttpRequest {
  method: string
  url: string
  headers: readonly (readonly [name: string, value: string])[]
  /** Undefined when there is no body. */
  body: string | undefined
}

export interface HttpResponse {
  status: number
  statusText: string
  headers: readonly (readonly [name: string, value: string])[]
  /** The next piece of the body as a byte string, undefined at its end. Rejects when the connection breaks. */
  next(): Promise<string | undefined>
  /** Stops the transfer. */
  cancel(): void
}

/** Starts a request; rejects with a NetworkFailure of base/ when it cannot be sent. */
export type Fetch = (request: HttpRequest) => Promise<HttpResponse>

export interface CommandContext {
  /** argv[0] as typed. */
  readonly name: string
  /** argv[1…]. */
  readonly args: readonly string[]
  readonly env: ReadonlyMap<string, string>
  readonly cwd: string
  readonly pid: number
  readonly umask: number
  readonly locale: Locale
  /** Who the process runs as, and where. */
  readonly user: { uid: number; gid: number; groups: readonly number[]; name: string; host: string }
  readonly stdin: Reader
  readonly stdout: Writer
  readonly stderr: Writer
  /** Any open descriptor, undefined when it is closed. */
  fd(number: number): OpenFile | undefined
  readonly files: FileSystem
  readonly clock: Clock
  /** 0 ≤ x < 1. */
  random(): number
  /** Undefined where the machine has no network. */
  readonly fetch: Fetch | undefined
  /** Waits for a promise; its rejection is thrown. */
  awaits<T>(promise: Promise<T>): Program<T>
  /** Runs another command (env, xargs, timeout, nice) with these descriptors and answers its status; 127 and 126 with bash's reasons are the caller's to print. */
  run(argv: readonly string[], options?: RunOptions): Program<number>
}

export interface RunOptions {
  env?: ReadonlyMap<string, string>
  cwd?: string
  /** What the command reads; the caller's standard input when not given. */
  stdin?: string
  /** The command that says so when there is no such command: `xargs: x: No such file or directory`. */
  words?: string
  /** Sends a signal after that time; `over` tells that it came to this. */
  limit?: { milliseconds: number; signal: number; over: boolean }
}

/**
 * One external command. The status it returns (0…255) is its exit status. Thrown FileErrors that it does not catch are our mistakes. A killed
 * command's generator is ended with `return()`, so `finally` runs.
 */
export type Command = (context: CommandContext) => Program<number>
