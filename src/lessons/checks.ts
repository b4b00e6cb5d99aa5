import type { EventOf, TraceEvent } from '#lambda/events.ts'
import { logLines } from '#lambda/log.ts'
import type { Check, Run, Verdict } from './lesson.ts'
import { answerTo, type Told, told } from './told.ts'

/** The vocabulary of lessons: what a run must show, whoever wrote the program and however it is spelled. */

export const fine: Verdict = { ok: true }
export const failed = (expected: string, happened: string, seq?: number): Verdict => ({ ok: false, expected, happened, seq })

/** Events of one type, in order. */
export const eventsOf = <T extends TraceEvent['type']>({ trace }: Run, type: T): readonly EventOf<T>[] =>
  trace.filter((event): event is EventOf<T> => event.type === type)

/** The first problem that `judge` finds among the events of the run. */
export const forEach = (id: string, says: string, judge: (event: Told, run: Run) => Verdict | undefined): Check => ({
  id,
  says,
  judge: (run) => told(run).reduce<Verdict>((found, event) => (found.ok ? (judge(event, run) ?? fine) : found), fine),
})

const short = (text: string): string => {
  const line = text.replace(/\n$/, '').replaceAll('\n', '⏎')
  return line.length > 120 ? `${line.slice(0, 120)}…` : line
}
/** A text as it stands in a sentence. */
export const quote = (text: string): string => (text === '' ? 'nothing at all' : `“${short(text)}”`)

/** How the program came to an end, in a sentence that can follow another; empty while it lives. */
export function ending(run: Run): { readonly says: string; readonly seq?: number } {
  const end = run.trace.findLast(
    (event): event is EventOf<'process.exited' | 'environment.stopped'> =>
      event.type === 'process.exited' || (event.type === 'environment.stopped' && event.reason === 'timeout'),
  )
  if (!end) return { says: '' }
  if (end.type === 'environment.stopped') return { says: ' The time ran out, and Lambda ended the program.', seq: end.seq }
  const words = eventsOf(run, 'process.output').findLast(({ seq, stream }) => seq < end.seq && stream === 'stderr')
  const last = words ? ` Its last words: ${quote(words.text)}` : ''
  if ('entrypoint' in end.status) return { says: ` Lambda could not start it: ${end.status.entrypoint}.`, seq: end.seq }
  const how = 'code' in end.status ? `with status ${end.status.code}` : `by a signal (${end.status.signal})`
  return { says: ` The program ended ${how}.${last}`, seq: end.seq }
}

/** Why an event has no accepted answer. */
function unanswered(event: Told, run: Run): Verdict {
  const expected = `An answer to the event ${quote(event.event)}.`
  const refused = event.posts.find(({ status }) => status !== 202)
  if (refused) return failed(expected, `A ${refused.op} was posted, and the Runtime API refused it with ${refused.status}.`, refused.seq)
  const end = ending(run)
  const asked = event.handed > 1 ? `The same event was handed out ${event.handed} times, and no answer was posted.` : 'None was posted.'
  return failed(expected, `${asked}${end.says}`, end.seq ?? event.result?.seq ?? event.seq)
}

/** The program asks for work at all. */
export const asks: Check = {
  id: 'asks',
  says: 'The bootstrap asks for an event',
  judge: (run) => {
    if (eventsOf(run, 'api.called').some(({ call }) => call.op === 'next')) return fine
    const end = ending(run)
    const strange = eventsOf(run, 'api.called')[0]
    const happened = strange ? `It sent ${strange.request.method} ${strange.request.path} instead.` : `No such call was made.${end.says}`
    return failed('A call of GET …/runtime/invocation/next.', happened, strange?.seq ?? end.seq ?? run.trace.at(-1)?.seq)
  },
}

/** Every event gets an accepted answer of either kind. */
export const answersEvery: Check = forEach('answers-every', 'Every event gets one answer', (event, run) =>
  answerTo(event) ? undefined : unanswered(event, run),
)

/**
 * Every event gets an accepted response for which `problem` finds nothing to object. `problem` gets the response, the event as sent, and
 * what is known about the event; it says what was expected instead.
 */
export const responds = (id: string, says: string, problem: (response: string, event: string, told: Told) => string | undefined): Check =>
  forEach(id, says, (event, run) => {
    const answer = answerTo(event)
    if (!answer) return unanswered(event, run)
    if (answer.op === 'error') return failed('A response.', `An error was reported: ${quote(answer.body)}`, answer.seq)
    const expected = problem(answer.body, event.event, event)
    return expected === undefined ? undefined : failed(expected, `The response was ${quote(answer.body)}`, answer.seq)
  })

/** The events are answered with an error report of the documented form. */
export const reportsError = (
  id: string,
  says: string,
  problem: (report: ErrorReport, told: Told) => string | undefined = () => undefined,
) =>
  forEach(id, says, (event, run) => {
    const answer = answerTo(event)
    if (!answer) return unanswered(event, run)
    if (answer.op === 'response') return failed('An error report.', `A response was posted: ${quote(answer.body)}`, answer.seq)
    const report = errorReport(answer.body)
    if (!report)
      return failed('A JSON object with errorType and errorMessage, both texts.', `The body was ${quote(answer.body)}`, answer.seq)
    const expected = problem(report, event)
    return expected === undefined ? undefined : failed(expected, `The report was ${quote(answer.body)}`, answer.seq)
  })

export interface ErrorReport {
  readonly errorType: string
  readonly errorMessage: string
}

/** An error report in the documented form; undefined when it is none. */
export function errorReport(body: string): ErrorReport | undefined {
  const value = jsonOf(body)
  if (typeof value !== 'object' || value === null) return undefined
  const { errorType, errorMessage } = value as Record<string, unknown>
  return typeof errorType === 'string' && typeof errorMessage === 'string' ? { errorType, errorMessage } : undefined
}

/** A text as JSON; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Nothing that was posted is refused. */
export const neverRefused: Check = {
  id: 'never-refused',
  says: 'The Runtime API refuses nothing',
  judge: (run) => {
    const refusal = eventsOf(run, 'api.replied').find(({ reply }) => reply.status >= 400)
    if (!refusal) return fine
    const { reply } = refusal
    const why = 'errorType' in reply ? ` ${reply.errorType}: ${reply.errorMessage}` : ''
    return failed('Only replies below 400.', `There was a ${reply.status}.${why}`, refusal.seq)
  },
}

/** One environment serves every event, and in the end it waits for the next one. */
export const keepsWaiting: Check = {
  id: 'keeps-waiting',
  says: 'After an answer the bootstrap waits for the next event',
  judge: (run) => {
    const end = ending(run)
    const expected = 'The same program asks again after each answer, and waits.'
    const exited = eventsOf(run, 'process.exited')[0] ?? eventsOf(run, 'environment.stopped')[0]
    if (exited) return failed(expected, `It did not stay.${end.says}`, exited.seq)
    const parked = eventsOf(run, 'environment.frozen').length > 0
    return parked ? fine : failed(expected, 'It never came to wait for another event.', run.trace.at(-1)?.seq)
  },
}

/** The failure of the start is told to the Runtime API before the program ends. */
export const reportsInit = (id: string, says: string, problem: (report: ErrorReport) => string | undefined = () => undefined): Check => ({
  id,
  says,
  judge: (run) => {
    const call = eventsOf(run, 'api.called').find(({ call }) => call.op === 'initError')
    const end = ending(run)
    const expected = 'A call of POST …/runtime/init/error with errorType and errorMessage.'
    if (call?.call.op !== 'initError') return failed(expected, `There was none.${end.says}`, end.seq ?? run.trace.at(-1)?.seq)
    const body = run.textOf(call.call.body)
    const report = errorReport(body)
    if (!report) return failed(expected, `Its body was ${quote(body)}`, call.seq)
    const better = problem(report)
    return better === undefined ? fine : failed(better, `The report was ${quote(body)}`, call.seq)
  },
})

/** The log of the function, as CloudWatch holds it, has a line like this. */
export const logs = (id: string, says: string, line: RegExp, expected: string): Check => ({
  id,
  says,
  judge: (run) => {
    const lines = run.trace.flatMap(logLines)
    if (lines.some(({ text }) => line.test(text))) return fine
    const own = lines.filter(({ source }) => source === 'function').at(-1)
    return failed(expected, own ? `The last line of the program is ${quote(own.text)}` : 'The program wrote nothing.', own?.seq)
  },
})

/** No invocation runs into the function's timeout. */
export const inTime: Check = forEach('in-time', 'No invocation runs out of time', ({ ended, deadlineMs, seq }, run) =>
  ended?.status === 'timeout'
    ? failed(
        `An end within ${run.project.config.timeoutMs / 1000} seconds.`,
        'The time ran out, and Lambda ended the program.',
        deadlineMs === undefined ? seq : ended.seq,
      )
    : undefined,
)

/** The program was started exactly so many times: an environment whose program ends starts it anew. */
export const environments = (count: number, says: string): Check => ({
  id: `environments-${count}`,
  says,
  judge: (run) => {
    const started = eventsOf(run, 'process.spawned')
    if (started.length === count) return fine
    return failed(`Starts of the program: ${count}.`, `There were ${started.length}.${ending(run).says}`, started.at(-1)?.seq)
  },
})

/** Something about the project itself, where no run can show it: a setting. */
export const setting = (
  id: string,
  says: string,
  problem: (project: Run['project']) => readonly [expected: string, found: string] | undefined,
): Check => ({
  id,
  says,
  judge: ({ project }) => {
    const found = problem(project)
    return found ? failed(found[0], found[1]) : fine
  },
})
