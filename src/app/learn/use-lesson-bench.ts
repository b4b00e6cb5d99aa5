import { useMemo } from 'react'
import type { Bodies } from '#engine/bodies.ts'
import type { EnvironmentId } from '#lambda/environment.ts'
import { defaultConfig, type FunctionConfig } from '#lambda/world.ts'
import { passed } from '#lessons/judge.ts'
import { railAt } from '#trace/phase-rail.ts'
import type { Trace } from '#trace/timeline.ts'
import { answerOf } from '../answer/model.ts'
import { useView } from '../run/cursor.ts'
import { useRun } from '../run/run.ts'
import { useTrace } from '../run/use-trace.ts'
import { rowAt, rowsOf } from '../sequence/model.ts'
import { useLesson } from './lesson-store.ts'
import type { Sight } from './sight.ts'

/** What is looked at: the person's own run, or the run of a check. */
interface Source {
  readonly trace: Trace
  readonly config: FunctionConfig
  readonly startedAt: number
  readonly bodies: Bodies
}

function useSource(): Source | undefined {
  const { session } = useRun()
  const { checked, shown } = useLesson()
  const live = useTrace(session?.simulation)
  const rehearsal = shown === undefined ? undefined : checked?.rehearsals[shown]
  return useMemo(() => {
    if (rehearsal && checked) {
      const { trace, bodies, startedAt } = rehearsal
      return { trace, startedAt, config: checked.project.config, bodies: { get: (id) => bodies.get(id) ?? new Uint8Array() } }
    }
    return (
      session && {
        trace: live,
        config: session.simulation.config,
        startedAt: session.simulation.startedAt,
        bodies: session.simulation.bodies,
      }
    )
  }, [rehearsal, checked, session, live])
}

const nothing: Trace = []

/** Everything that the panels of a lesson show, derived from the run and the cursor. */
export function useLessonBench() {
  const source = useSource()
  const { at, goTo, goLive } = useView()
  const { project, content, checked } = useLesson()
  const trace = source?.trace ?? nothing
  const rows = useMemo(() => rowsOf(trace), [trace])
  const cursor = Math.min(at ?? trace.length - 1, trace.length - 1)
  const row = rows[rowAt(rows, cursor)]
  const last = rows.at(-1)
  const environments = useMemo(() => new Set(rows.flatMap((one) => one.environmentId ?? [])), [rows])
  const environmentId: EnvironmentId | undefined = row?.environmentId ?? [...environments].at(-1)
  const event = row && trace[row.seq]
  const rail = useMemo(() => (environmentId ? railAt(trace, environmentId, cursor) : undefined), [trace, environmentId, cursor])
  const sight: Sight = {
    trace,
    cursor,
    event,
    rail,
    config: source?.config ?? project?.config ?? defaultConfig,
    bodies: source?.bodies,
    edited: project !== undefined && content !== undefined && differs(project, content.start),
    passed: checked !== undefined && passed(checked.judgements),
    goTo,
  }
  return {
    source,
    rows,
    sight,
    lanes: environments.size > 1,
    past: at !== undefined && row !== last,
    answers: useMemo(() => answerOf(trace, cursor), [trace, cursor]),
    go: (seq: number) => (seq === last?.seq ? goLive() : goTo(seq)),
  }
}

type Files = Readonly<Record<string, { readonly content: unknown; readonly executable: boolean }>>

/** Whether a file, or a setting, is another one. */
function differs(
  project: { readonly files: Files; readonly layer: Files },
  start: { readonly files: Files; readonly layer: Files },
): boolean {
  const text = ({ files, layer }: { readonly files: Files; readonly layer: Files }) => JSON.stringify([files, layer])
  return text(project) !== text(start)
}
