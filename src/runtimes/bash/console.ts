import { bytesOfString } from '#shell/expand/text.ts'
import { FileError, type FileStat, type Wait } from '#shell/process/command.ts'
import { again, anonymousStat, type Description } from '#shell/process/description.ts'

/** A stream that goes to the log. Characters whose bytes come in two writes are put together again. */
export class Console implements Description {
  references = 0
  readonly terminal = false
  readonly label: string
  readonly readable: Wait = again
  readonly writable: Wait = again
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  private readonly wrote: (text: string) => void

  constructor(label: string, wrote: (text: string) => void) {
    this.label = label
    this.wrote = wrote
  }
  readNow(): string {
    throw new FileError('EBADF')
  }
  writeNow(bytes: string): number {
    const text = this.decoder.decode(bytesOfString(bytes), { stream: true })
    if (text !== '') this.wrote(text)
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
