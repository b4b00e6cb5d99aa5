import { textOf } from '#base/bytes.ts'
import type { SourceFile } from '#project/files.ts'

/** Interpreters that this runtime stands in for. */
const shells: ReadonlySet<string> = new Set(['/bin/sh', '/bin/bash', '/usr/bin/sh', '/usr/bin/bash'])

/** What the kernel makes of a file that is to be executed: nothing to object, or the error that `execve` gives, in the service's words. */
export function programStart(path: string, file: SourceFile): { readonly entrypoint: string } | undefined {
  const refuse = (reason: string) => ({ entrypoint: `fork/exec ${path}: ${reason}` })
  if (!file.executable) return refuse('permission denied')
  const text = typeof file.content === 'string' ? file.content : textOf(file.content.subarray(0, 256))
  if (!text.startsWith('#!')) return refuse('exec format error')
  // A carriage return belongs to the interpreter's name, so there is no such file.
  const [interpreter = '', argument] = (text.slice(2).split('\n')[0] ?? '').replace(/^[ \t]+/, '').split(/[ \t]+/)
  if (interpreter === '') return refuse('exec format error')
  const isShell = shells.has(interpreter) || (interpreter === '/usr/bin/env' && (argument === 'bash' || argument === 'sh'))
  return isShell ? undefined : refuse('no such file or directory')
}

/** The name under which the shell is started: `sh` means POSIX mode. */
export function interpreterOf({ content }: SourceFile): string {
  const line = (typeof content === 'string' ? content : textOf(content.subarray(0, 256))).split('\n')[0] ?? ''
  return /\bsh\s*$|\/sh\b/.test(line) && !line.includes('bash') ? '/bin/sh' : '/bin/bash'
}
