import { livingEnvironments } from '#lambda/world.ts'
import { templates } from '#project/templates.ts'
import { openSession, type Session } from './session.ts'
import { answerTo, until } from './session-fixtures.ts'

/** What the bench in Node asks of a page; it holds what is between two questions. */
const sessions = new Map<string, Session>()

const event = '{"name":"Ada"}'

/** Opens a session on the direct path, with the tutorial's bootstrap, and answers one event in it. */
export async function open(name: string, recording: boolean, handler?: string): Promise<void> {
  const tutorial = templates.find(({ id }) => id === 'tutorial')?.project
  if (!tutorial) throw new Error('Failed to measure: there is no template “tutorial”')
  const files = handler === undefined ? tutorial.files : { ...tutorial.files, 'function.sh': { content: handler, executable: false } }
  const project = { ...tutorial, files, config: { ...tutorial.config, timeoutMs: 60_000 } }
  const session = await openSession({ project, path: 'direct', recording })
  sessions.set(name, session)
  await answerTo(session, event)
}

const sessionOf = (name: string): Session => {
  const session = sessions.get(name)
  if (!session) throw new Error(`Failed to measure: no session ${name}`)
  return session
}

/** Milliseconds from the event until the environment waits for the next one. */
export async function invocation(name: string): Promise<number> {
  const start = performance.now()
  await answerTo(sessionOf(name), event)
  return performance.now() - start
}

/** Milliseconds from the event to its answer, by an environment that is started for it in a worker that has been loaded. */
export async function coldStart(name: string): Promise<number> {
  const session = sessionOf(name)
  session.stop()
  // The worker that takes the place of the one that was used loads meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const start = performance.now()
  await session.invoke(event).result
  return performance.now() - start
}

/** Milliseconds from the wish to kill what an event started until it is gone, and the longest the page could not answer a click meanwhile. */
export async function kill(name: string, ready: string): Promise<{ readonly killed: number; readonly blocked: number }> {
  const session = sessionOf(name)
  const { simulation } = session
  void session.invoke(event)
  let [blocked, watching] = [0, true]
  const watch = (last: number) => {
    const now = performance.now()
    blocked = Math.max(blocked, now - last)
    if (watching) setTimeout(watch, 0, now)
  }
  watch(performance.now())
  await until(session, () => simulation.getTrace().some((fact) => fact.type === 'process.output' && fact.text.includes(ready)))
  const start = performance.now()
  simulation.stop()
  const killed = performance.now() - start
  watching = false
  if (livingEnvironments(simulation.getWorld()).length > 0) throw new Error('Failed to kill')
  return { killed, blocked }
}

export function close(name: string): void {
  sessionOf(name).dispose()
  sessions.delete(name)
}
