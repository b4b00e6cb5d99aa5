import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { BenchRun } from '#pi/methods.ts'

/** A native program that computes digits of π, kept running so that its start is not measured. */
export interface NativeProgram {
  readonly name: string
  run(digits: number, times: number): Promise<BenchRun>
  close(): void
}

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Our textbook program on GMP; null where there is no C compiler or no gmp.h. */
export function textbookGmp(): NativeProgram | null {
  const folder = 'node_modules/.cache/bench'
  mkdirSync(folder, { recursive: true })
  const program = `${folder}/textbook-pi`
  if (spawnSync('cc', ['-O2', '-o', program, file('textbook-pi.c'), '-lgmp']).status !== 0) return null
  return speaking('native GMP', program, [])
}

/** FLINT by python-flint; null where `PYTHON` (else python3) cannot import it. */
export function flint(): NativeProgram | null {
  const python = process.env.PYTHON ?? 'python3'
  if (spawnSync(python, ['-c', 'import flint']).status !== 0) return null
  return speaking('native FLINT', python, [file('flint-pi.py')])
}

/** A program that reads digits and times, and answers with milliseconds and digits. */
function speaking(name: string, program: string, args: readonly string[]): NativeProgram {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    name,
    run: async (digits, times) => {
      child.stdin.write(`${digits} ${times}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`Failed to bench: ${name} ended before it gave ${digits} digits.`)
      const [milliseconds, text = ''] = String(value).split(' ')
      return { milliseconds: Number(milliseconds), bytes: null, hash: createHash('sha256').update(text).digest('hex') }
    },
    close: () => child.stdin.end(),
  }
}
