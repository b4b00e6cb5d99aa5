import { useMemo } from 'react'
import { defaultConfig, type FunctionConfig } from '#lambda/world.ts'
import { passed } from '#lessons/judge.ts'
import type { LessonFiles } from '#lessons/lesson.ts'
import { optOf } from '#project/layers.ts'
import type { Project } from '#project/project.ts'
import { steps } from '#trace/sequence.ts'
import type { Trace } from '#trace/timeline.ts'
import { useCompared } from '../compare/use-comparison.ts'
import { useView } from '../run/cursor.ts'
import type { Recording } from '../run/recording.ts'
import { useRun } from '../run/run.ts'
import { useTrace } from '../run/use-trace.ts'
import type { Rehearsal } from '../session/rehearsed.ts'
import { useLesson } from './lesson-store.ts'
import type { Sight } from './sight.ts'

/** What is looked at: the person's own run, or the run of a check. */
export function useLessonRecording(): Recording | undefined {
  const { session } = useRun()
  const { checked, shown } = useLesson()
  const rehearsal = shown === undefined ? undefined : checked?.rehearsals[shown]
  const config = checked?.project.config
  const recorded = useMemo(() => (rehearsal && config ? recordingOf(rehearsal, config) : undefined), [rehearsal, config])
  return recorded ?? session?.simulation
}

/** A run that is over. */
function recordingOf({ trace, bodies, startedAt }: Rehearsal, config: FunctionConfig): Recording {
  return {
    config,
    startedAt,
    bodies: { get: (id) => bodies.get(id) ?? new Uint8Array() },
    getTrace: () => trace,
    getRevision: () => trace.length,
    subscribe: () => () => {},
  }
}

/** What the prose of the lesson can see. */
export function useSightOf(recording: Recording | undefined): Sight {
  const { at } = useView()
  const { project, content, checked } = useLesson()
  const compared = useCompared()
  const trace = useTrace(recording)
  const cursor = Math.min(at ?? trace.length - 1, trace.length - 1)
  return {
    trace,
    cursor,
    step: useMemo(() => (at === undefined ? undefined : stepAt(trace, cursor)), [trace, cursor, at]),
    config: recording?.config ?? project?.config ?? defaultConfig,
    edited: project !== undefined && content !== undefined && differs(project, content.start),
    passed: checked !== undefined && passed(checked.judgements),
    compared,
  }
}

/** The label of the step that the picture shows at the cursor. */
function stepAt(trace: Trace, cursor: number): string | undefined {
  const toStep = steps()
  return trace
    .slice(0, cursor + 1)
    .flatMap((event) => toStep(event) ?? [])
    .at(-1)?.label
}

/** Whether a file is another one. */
const differs = (project: Project, { files, layer }: LessonFiles): boolean =>
  JSON.stringify([project.files, optOf(project)]) !== JSON.stringify([files, layer])
