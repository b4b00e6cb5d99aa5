import { characters } from '../../expand/text.ts'
import type { Program } from '../../process/command.ts'
import type { Description } from '../../process/description.ts'
import type { Shell } from '../shell.ts'
import { runPendingTraps } from '../traps.ts'

interface ReadRequest {
  raw: boolean
  delimiter: string
  count: number | undefined
  exact: boolean
  timeout: number | undefined
  description: Description
}

export type ReadResult = { pieces: { text: string; quoted: boolean }[]; ended: boolean; timedOut: boolean }

/** Reads characters up to the delimiter; escaped ones are marked. */
export function* readInput(shell: Shell, request: ReadRequest): Program<ReadResult> {
  const result: ReadResult = { pieces: [], ended: false, timedOut: false }
  const { clock } = shell.kernel.host
  const until = request.timeout === undefined ? undefined : clock.unixMs() + request.timeout * 1000
  let plain = ''
  let count = 0
  let escaped = false
  const flush = () => {
    if (plain !== '') result.pieces.push({ text: plain, quoted: false })
    plain = ''
  }
  for (;;) {
    if (request.count !== undefined && count >= request.count) break
    const bytes = request.description.readNow(4096)
    if (bytes === undefined) {
      if (until !== undefined && clock.unixMs() >= until) {
        result.timedOut = true
        break
      }
      yield until === undefined ? request.description.readable : either(request.description, clock.sleep(until - clock.unixMs()))
      if (shell.process.pending.length > 0) yield* runPendingTraps(shell)
      shell.checkDeath()
      continue
    }
    if (bytes === '') {
      result.ended = true
      break
    }
    if (request.raw && request.count === undefined) {
      const at = bytes.indexOf(request.delimiter)
      if (at >= 0) {
        plain += bytes.slice(0, at)
        request.description.unread(bytes.slice(at + 1))
        break
      }
      plain += bytes
      continue
    }
    let i = 0
    let done = false
    while (i < bytes.length) {
      if (request.count !== undefined && count >= request.count) break
      const c = characterAt(bytes, i, shell.utf8)
      i += c.length
      if (escaped) {
        escaped = false
        if (c === '\n') continue
        flush()
        result.pieces.push({ text: c, quoted: true })
        count++
      } else if (c === '\\' && !request.raw) escaped = true
      else if (c === request.delimiter && !request.exact) {
        done = true
        break
      } else {
        plain += c
        count++
      }
    }
    if (i < bytes.length) request.description.unread(bytes.slice(i))
    if (done) break
  }
  flush()
  return result
}

function characterAt(bytes: string, i: number, utf8: boolean): string {
  const code = bytes.charCodeAt(i)
  if (!utf8 || code < 0xc0) return bytes[i] ?? ''
  return characters(bytes.slice(i, i + 4), true)[0] ?? ''
}

function either(description: Description, timer: { subscribe(wake: () => void): () => void }) {
  return {
    subscribe(wake: () => void) {
      let over = false
      const once = () => {
        if (over) return
        over = true
        first()
        second()
        wake()
      }
      let first = () => {}
      let second = () => {}
      first = description.readable.subscribe(once)
      if (!over) second = timer.subscribe(once)
      return () => {
        over = true
        first()
        second()
      }
    },
  }
}
