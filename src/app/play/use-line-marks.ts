import { useEffect, useMemo, useRef } from 'react'
import { nextRunOf } from '#trace/statements.ts'
import type { LineMarks } from '../editor/lines.ts'
import { projectPath, useLineBreakpoints } from '../run/line-breakpoints.ts'
import { useRun } from '../run/run.ts'
import { useWorkspace } from '../workspace/workspace.ts'
import { fileAt, litLines } from './lit.ts'
import type { Bench } from './use-bench.ts'

const none: readonly number[] = []

/** What stands beside the lines of a file of the project: where the program is, and the breakpoints. */
export function useLineMarks(bench: Bench, path: string): LineMarks {
  const { lines, toggle, move } = useLineBreakpoints()
  const { paused } = useRun()
  const { statement, trace, cursor, past, environmentId } = bench
  const shown = past || paused
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the lit line depends on
  const lit = useMemo(
    () => (shown ? litLines(bench, path) : litLines({ ...bench, statement: undefined }, path)),
    [shown, statement, trace, cursor, environmentId, path],
  )
  const breakpoints = lines[path] ?? none
  const latest = useRef(bench)
  latest.current = bench
  return useMemo(
    () => ({
      lit,
      breakpoints,
      onToggleBreakpoint: (line) => toggle(path, line),
      onMoveBreakpoints: (moved) => move(path, moved),
      onRunTo: (line) => runTo(latest.current, path, line),
      onStep: (depth) => latest.current.stepLine(depth),
    }),
    [lit, breakpoints, path, toggle, move],
  )
}

/** Goes to where a line runs next in the recording, else to where it last ran. */
function runTo({ trace, cursor, go }: Bench, path: string, line: number): void {
  const files = new Set(
    trace.flatMap((event) => (event.type === 'process.statement' && event.record.kind === 'statement' ? [event.record.place.file] : [])),
  )
  const file = [...files].find((each) => projectPath(each) === path)
  if (file === undefined) return
  const found = nextRunOf(trace, { file, line }, cursor) ?? nextRunOf(trace, { file, line }, cursor, -1)
  if (found) go(found.seq)
}

/** Opens the file in which the cursor stands, when the cursor walks into another one. */
export function useFollowFile(bench: Bench): void {
  const { paused } = useRun()
  const { show, project } = useWorkspace()
  const file = bench.past || paused ? fileAt(bench) : undefined
  const known = file !== undefined && project?.files[file] !== undefined
  const at = bench.statement?.seq
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file chosen by hand stays open until the cursor walks on
  useEffect(() => {
    if (file !== undefined && known) show(file)
  }, [at, file, known])
}
