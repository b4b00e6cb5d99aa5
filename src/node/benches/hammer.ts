import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Hammering {
  readonly port: number
  /** Invokers that each send one event after the other. */
  readonly invokers: number
  /** What one does that was throttled, before its next event. */
  readonly throttled?: () => Promise<unknown>
  /** Whether an invoker that has its answer sends another event. */
  readonly more: (tally: Tally) => boolean
  /** Told of each answer of the function. */
  readonly answered?: (answer: Told, tally: Tally) => void
}

/** What the function says of itself, beside the number that it was sent. */
export interface Told {
  readonly n: number
  readonly pid: number
}

/** Answers by kind. */
export interface Tally {
  sent: number
  /** By the function, to the event that was sent. */
  answered: number
  /** The program ended before it had answered. */
  crashed: number
  throttled: number
  /** What should not be: another event's answer, an unknown status, a connection that was cut. */
  readonly wrong: string[]
}

/** Many invokers at once; resolves when each has the answer to its last event. */
export async function hammer({ port, invokers, more, answered, throttled }: Hammering): Promise<Tally> {
  const agent = new Agent({ keepAlive: true, maxSockets: invokers })
  const tally: Tally = { sent: 0, answered: 0, crashed: 0, throttled: 0, wrong: [] }
  const path = '/2015-03-31/functions/function/invocations'
  const invoke = (n: number) =>
    new Promise<{ status: number | undefined; error: unknown; body: string }>((resolve, reject) => {
      const outgoing = request({ host: '127.0.0.1', port, path, method: 'POST', agent }, (incoming: IncomingMessage) => {
        const { statusCode: status, headers } = incoming
        text(incoming).then((body) => resolve({ status, error: headers['x-amz-function-error'], body }), reject)
      })
      outgoing.on('error', reject)
      outgoing.end(JSON.stringify({ n }))
    })
  const count = ({ status, error, body }: Awaited<ReturnType<typeof invoke>>, n: number): void => {
    if (status === 429) tally.throttled += 1
    else if (status === 200 && error === 'Unhandled' && body.includes('signal: killed')) tally.crashed += 1
    else if (status === 200 && error === undefined && JSON.parse(body).n === n) {
      tally.answered += 1
      answered?.(JSON.parse(body), tally)
    } else tally.wrong.push(`${n}: ${status} ${error} ${body.slice(0, 200)}`)
  }
  const invoker = async () => {
    while (more(tally)) {
      tally.sent += 1
      const n = tally.sent
      const before = tally.throttled
      await invoke(n).then(
        (answer) => count(answer, n),
        (error: unknown) => void tally.wrong.push(`${n}: ${error}`),
      )
      if (tally.throttled > before) await throttled?.()
    }
  }
  await Promise.all(Array.from({ length: invokers }, invoker))
  agent.destroy()
  return tally
}

/** Kills a program as the kernel does that is out of memory; false when it has ended already. */
export function killProgram(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}
