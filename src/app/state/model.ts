import type { EnvironmentId } from '#lambda/environment.ts'
import type { ProcessState, ProgramState, VariableState } from '#trace/program.ts'
import { changesOf, isStatement } from '#trace/statements.ts'
import type { Trace } from '#trace/timeline.ts'

export interface VariableRow extends VariableState {
  readonly name: string
  /** Whether the step that led here gave it this value. */
  readonly fresh: boolean
}

/** The process to look at: the chosen one while it lives, else the one that acted last, else the first. */
export function processAt({ processes, current }: ProgramState, chosen: number | undefined): ProcessState | undefined {
  const wanted = chosen !== undefined && processes.has(chosen) ? chosen : current
  return (wanted !== undefined ? processes.get(wanted) : undefined) ?? [...processes.values()][0]
}

/** Names that bash sets by itself all the time: of no use to a reader who did not ask for them. */
const bashOwn =
  /^(_|BASH_\w+|BASHOPTS|SHELLOPTS|LINENO|PIPESTATUS|FUNCNAME|OPTIND|OPTERR|IFS|PPID|UID|EUID|SHLVL|PS4|HOST\w+|MACHTYPE|OSTYPE|GROUPS|DIRSTACK)$/

/**
 * Variables whose name or value holds `wanted`: those that the program wrote, the newest first, then those that came with the environment,
 * by name. Without `wanted`, what bash keeps for itself is left out.
 */
export function variablesOf(
  { variables, statement }: ProcessState,
  wanted: string,
): { readonly own: readonly VariableRow[]; readonly given: readonly VariableRow[] } {
  const typed = wanted.toLowerCase()
  const rows = [...variables]
    .filter(([name, { value }]) => (typed === '' ? !bashOwn.test(name) : `${name}\n${value}`.toLowerCase().includes(typed)))
    .map(([name, state]) => ({ name, ...state, fresh: false }))
  const own = rows
    .filter(({ writtenBy }) => writtenBy !== undefined)
    .sort((a, b) => (b.writtenBy ?? 0) - (a.writtenBy ?? 0) || a.name.localeCompare(b.name))
  const newest = own[0]?.writtenBy
  const fresh = (row: VariableRow) => row.writtenBy === newest && statement !== undefined && newest !== undefined && newest < statement
  return {
    own: own.map((row) => ({ ...row, fresh: fresh(row) })),
    given: rows.filter(({ writtenBy }) => writtenBy === undefined).sort((a, b) => a.name.localeCompare(b.name)),
  }
}

export interface TreeRow {
  readonly process: ProcessState
  /** Steps from the root of the tree. */
  readonly level: number
}

/** Processes as a tree, parents before their children. */
export function treeOf({ processes }: ProgramState): readonly TreeRow[] {
  const rows: TreeRow[] = []
  const add = (process: ProcessState, level: number) => {
    rows.push({ process, level })
    for (const child of processes.values()) if (child.parent === process.pid && child !== process) add(child, level + 1)
  }
  for (const process of processes.values()) if (!processes.has(process.parent)) add(process, 0)
  return rows
}

/** One writing of a file. */
export interface FileVersion {
  /** The event of the record that tells of it. */
  readonly seq: number
  /** Undefined: it was removed. */
  readonly bytes?: number
  readonly start?: string
}

/** Every writing of a file in an environment, in order; undefined when the statement that wrote it is not known. */
export function versionsOf(trace: Trace, environmentId: EnvironmentId, path: string): readonly FileVersion[] {
  return trace.flatMap((event) => {
    if (event.type !== 'process.statement' || event.environmentId !== environmentId) return []
    return event.record.changes.flatMap((change) =>
      change.kind === 'file' && change.path === path
        ? [{ seq: event.seq, ...(change.bytes !== undefined && { bytes: change.bytes, start: change.start ?? '' }) }]
        : [],
    )
  })
}

/** `bootstrap:13`, for the statement of an event; undefined when the event is none. */
export function placeLabel(trace: Trace, seq: number | undefined): string | undefined {
  const event = seq === undefined ? undefined : trace[seq]
  return isStatement(event) ? `${event.record.place.file.replace(/^.*\//, '')}:${event.record.place.line}` : undefined
}

/** Names of the variables that the statement at the cursor is about to change, as far as the recording knows. */
export function aboutToChange(trace: Trace, seq: number | undefined): ReadonlySet<string> {
  const event = seq === undefined ? undefined : trace[seq]
  if (!isStatement(event)) return new Set()
  return new Set((changesOf(trace, event) ?? []).flatMap((change) => (change.kind === 'variable' ? [change.name] : [])))
}
