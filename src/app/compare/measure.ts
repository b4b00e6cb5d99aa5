import { textOf } from '#base/bytes.ts'
import { type Compared, compared, piEvent } from '#project/compared.ts'
import { built } from '../build/build.ts'
import { openSession, type Session } from '../session/session.ts'
import type { LanguageId, Sample } from './model.ts'

export interface Plan {
  readonly digits: number
  readonly rounds: number
  readonly signal: AbortSignal
  readonly tell: (what: string) => unknown
  readonly sampled: (language: LanguageId, sample: Sample) => void
  /** The messages of a language's last invocation, once they are there. */
  readonly traced: (language: LanguageId, session: Session) => void
}

/** Rounds that only warm up: engines compile what runs often. */
const warmRounds = 5

/** Measures the languages in turn, so that all meet the same weather. Rejects when one cannot be had or gives wrong digits. */
export async function measure(plan: Plan): Promise<void> {
  const sessions = new Map<Compared, Session>()
  try {
    for (const language of compared) {
      plan.signal.throwIfAborted()
      plan.tell(`Starting ${language.label} …`)
      const session = await openSession({ project: await built(language.project), path: 'direct', recording: false })
      sessions.set(language, session)
      await invoke(session, plan.digits)
    }
    for (let round = -warmRounds; round < plan.rounds; round += 1) {
      plan.tell(round < 0 ? 'Warming up …' : `Round ${round + 1} of ${plan.rounds}`)
      await measureRound(sessions, round >= 0, plan)
    }
    for (const [{ id }, session] of sessions) plan.traced(id, session)
  } finally {
    for (const session of sessions.values()) session.dispose()
  }
}

async function measureRound(sessions: ReadonlyMap<Compared, Session>, counts: boolean, plan: Plan): Promise<void> {
  const digits = new Set<string>()
  for (const [{ id }, session] of sessions) {
    plan.signal.throwIfAborted()
    const { sample, pi } = await invoke(session, plan.digits)
    digits.add(pi)
    if (counts) plan.sampled(id, sample)
  }
  if (digits.size > 1) throw new Error('Failed to compare: the languages gave different digits.')
}

/** One invocation: the time of its REPORT, and the time that the handler took by the program's own clock. */
async function invoke({ invoke, simulation }: Session, digits: number): Promise<{ readonly sample: Sample; readonly pi: string }> {
  const { requestId, result } = invoke(piEvent(digits))
  const { body, functionError } = await result
  const answer = 'text' in body ? body.text : textOf(simulation.bodies.get(body.id))
  if (functionError) throw new Error(`Failed to compare: the handler answered ${answer}`)
  const totalMs = await new Promise<number>((resolve) => {
    const look = () => {
      const report = simulation.getTrace().findLast((event) => event.type === 'platform.report' && event.requestId === requestId)
      if (report?.type !== 'platform.report') return
      stop()
      resolve(report.durationMs)
    }
    const stop = simulation.subscribe(look)
    look()
  })
  const { pi, milliseconds } = JSON.parse(answer)
  return { pi: String(pi), sample: { totalMs, handlerMs: Math.min(totalMs, Number(milliseconds)) } }
}
