import type { FileStat, OpenOptions } from './command.ts'
import type { Description } from './description.ts'

/** The files of a machine: absolute paths, modes already without the umask. Every call throws a FileError. */
export interface FileStore {
  open(path: string, options: OpenOptions): Description
  stat(path: string): FileStat
  lstat(path: string): FileStat
  access(path: string, mode: number): boolean
  list(path: string): string[]
  mkdir(path: string, mode: number): void
  rmdir(path: string): void
  unlink(path: string): void
  rename(from: string, to: string): void
  link(target: string, path: string): void
  symlink(target: string, path: string): void
  readlink(path: string): string
  realpath(path: string): string
  chmod(path: string, mode: number): void
  setTimes(path: string, accessedMs: number, modifiedMs: number): void
  mkfifo(path: string, mode: number): void
}
