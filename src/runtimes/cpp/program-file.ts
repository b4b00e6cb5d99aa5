import { type Bytes, textOf } from '#base/bytes.ts'
import { bytesIn } from '#project/files.ts'
import type { BootSpec, ProgramEnd } from '../runtime.ts'

/** The WebAssembly of a compiled bootstrap; or why Lambda could not execute that file. */
export function programOf({ task, bootstrap }: BootSpec): Bytes | Extract<ProgramEnd, { readonly entrypoint: string }> {
  const file = task[bootstrap.replace(/^\/var\/task\//, '')]
  if (!file?.executable) return { entrypoint: `fork/exec ${bootstrap}: permission denied` }
  const bytes = bytesIn(file)
  return textOf(bytes.subarray(0, 4)) === '\0asm' ? bytes : { entrypoint: `fork/exec ${bootstrap}: exec format error` }
}
