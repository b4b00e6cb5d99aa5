import { textOf } from '#base/bytes.ts'
import { compared, piEvent } from '#project/compared.ts'
import { textIn } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import { templates } from '#project/templates.ts'
import { loadRuntime } from '#runtimes/registry.ts'
import type { BootSpec, RunningProgram } from '#runtimes/runtime.ts'
import { openSession, type Session } from '../session/session.ts'
import { built } from './build.ts'

const wanted = (project: Project | undefined): Project => {
  if (!project) throw new Error('Failed to measure: a project is missing')
  return project
}

const edited = (project: Project, by: string): Project => {
  const file = project.files['main.cpp']
  return { ...project, files: { 'main.cpp': { content: `${file ? textIn(file) : ''}\n// ${by}\n`, executable: false } } }
}

/** Times of the compiler and of compiled programs in this page, ms. The compiler's files are fetched before its clock starts. */
export async function measureCpp(rounds: number) {
  const article = wanted(templates.find(({ id }) => id === 'cpp-pi')?.project)
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  const { builder } = await loadRuntime('cpp')
  const loadMs = await timed(
    () =>
      new Promise<void>((resolve) =>
        builder?.warm((told) => told.phase === 'downloading' && told.doneBytes >= told.totalBytes && resolve()),
      ),
  )
  const coldBuildMs = await timed(() => built(article))
  const warmBuilds: number[] = []
  for (let round = 0; round < 5; round += 1) warmBuilds.push(await timed(() => built(edited(article, `round ${round}`))))
  const pi = wanted(compared[0]?.project)
  return {
    loadMs,
    coldBuildMs,
    warmBuilds,
    reports: await reports(await built(article), article.event, rounds * 4),
    thousands: await handlerTimes(await built(pi), piEvent(3000), rounds),
    killMs: await killTimes(await built(endless(pi))),
  }
}

async function reports(project: Project, event: string, rounds: number): Promise<readonly number[]> {
  return withSession(project, async (session) => {
    for (let round = 0; round < rounds; round += 1) {
      await session.invoke(event).result
      // An event that came sooner would start a second environment, and the two would share the processor.
      await idle(session)
    }
    return session.simulation
      .getTrace()
      .flatMap((fact) => (fact.type === 'platform.report' ? [fact.durationMs] : []))
      .slice(5)
  })
}

async function handlerTimes(project: Project, event: string, rounds: number): Promise<readonly number[]> {
  return withSession(project, async ({ invoke, simulation }) => {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const { body } = await invoke(event).result
      times.push(Number(JSON.parse('text' in body ? body.text : textOf(simulation.bodies.get(body.id))).milliseconds))
    }
    return times
  })
}

const endless = (project: Project): Project => ({
  ...project,
  files: {
    'main.cpp': {
      content: '#include <cstdio>\nint main() { volatile unsigned n = 0; puts("on"); fflush(stdout); for (;;) n = n + 1; }\n',
      executable: false,
    },
  },
})

const spec = (project: Project): BootSpec => ({
  task: project.files,
  layer: {},
  bootstrap: '/var/task/bootstrap',
  env: {},
  clock: { unixMs: 0, running: true },
  startedAt: 0,
  debug: { recording: false, breakpoints: [] },
})

async function killTimes(project: Project): Promise<readonly number[]> {
  const runtime = await loadRuntime('cpp')
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const program = await new Promise<RunningProgram>((resolve) => {
      const begun = runtime.run(spec(project), {
        fetch: () => new Promise<Response>(() => {}),
        write: () => resolve(begun),
        recorded: () => {},
        stopped: () => {},
      })
    })
    const start = performance.now()
    program.kill()
    await program.ended
    times.push(performance.now() - start)
  }
  return times
}

async function withSession<T>(project: Project, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession({
    project: { ...project, config: { ...project.config, timeoutMs: 60_000 } },
    path: 'direct',
    recording: false,
  })
  try {
    return await work(session)
  } finally {
    session.dispose()
  }
}

/** Resolves when every invocation has been reported. */
function idle({ simulation }: Session): Promise<void> {
  return new Promise((resolve) => {
    const count = (type: string) => simulation.getTrace().filter((fact) => fact.type === type).length
    const look = () => {
      if (count('platform.report') < count('platform.start')) return
      stop()
      resolve()
    }
    const stop = simulation.subscribe(look)
    look()
  })
}
