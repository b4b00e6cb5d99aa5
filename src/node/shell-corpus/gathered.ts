import { FileError, type FileStat, type Wait } from '#shell/process/command.ts'
import { again, anonymousStat, type Description } from '#shell/process/description.ts'

/** Keeps everything that is written to it. */
export class Gathered implements Description {
  references = 0
  readonly terminal = false
  readonly readable: Wait = again
  readonly writable: Wait = again
  text = ''
  readNow(): string {
    throw new FileError('EBADF')
  }
  writeNow(bytes: string): number {
    this.text += bytes
    return bytes.length
  }
  unread(): void {}
  seek(): boolean {
    return false
  }
  stat(): FileStat {
    return anonymousStat('pipe', 1)
  }
  release(): void {}
}
