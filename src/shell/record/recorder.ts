import { textFromBytes } from '../expand/text.ts'
import { Happening } from '../process/description.ts'
import { type Kernel, type Process, statusOf } from '../process/kernel.ts'
import type { Shell } from '../run/shell.ts'
import type { CommandNode } from '../syntax/tree.ts'
import { ShellMemory } from './memory.ts'
import type { Change, Place, Proceed, Recorded, RecorderHost, Stop } from './recording.ts'

/** How far a process goes before it stops again. */
interface Step {
  readonly process: Process
  /** Deepest level of calls that counts. */
  readonly depth: number
  readonly into: boolean
}

/**
 * Watches the shells of a machine: records their statements, and holds the whole machine before one of them. It hangs in the kernel only
 * while something is asked of it, so that not asking costs nothing.
 */
export class Recorder {
  private readonly kernel: Kernel
  private readonly host: RecorderHost
  private recording = false
  private lines: ReadonlyMap<string, ReadonlySet<number>> = new Map()
  private pausing: 'pause' | 'step' | undefined
  private step: Step | undefined
  private held: Process | undefined
  private heldDepth = 0
  private readonly proceeding = new Happening()
  private records = 0
  private epoch = 0
  private readonly files = new Map<Process | undefined, Set<string>>()
  private readonly paths = new Map<string, string>()

  constructor(kernel: Kernel, host: RecorderHost) {
    this.kernel = kernel
    this.host = host
  }

  configure(recording: boolean, breakpoints: readonly { readonly file: string; readonly line: number }[]): void {
    const lines = new Map<string, Set<number>>()
    for (const { file, line } of breakpoints) lines.set(file, (lines.get(file) ?? new Set()).add(line))
    this.lines = lines
    const begins = recording && !this.recording && this.records < this.host.limit
    this.recording = recording && this.records < this.host.limit
    this.attach()
    if (!begins) return
    this.epoch++
    for (const process of this.kernel.processes.values()) this.began(process, process.name)
  }

  pause(): void {
    this.pausing = 'pause'
    this.attach()
  }

  /** Lets the machine go on, and forgets what an earlier pause or step asked for. */
  proceed(how: Proceed): void {
    const { held } = this
    this.pausing = undefined
    this.step = undefined
    if (how !== 'run') {
      if (held)
        this.step = { process: held, depth: how === 'line' ? Infinity : this.heldDepth - (how === 'out' ? 1 : 0), into: how === 'line' }
      else this.pausing = 'step'
    }
    this.held = undefined
    this.kernel.standing = false
    this.attach()
    this.proceeding.fire()
  }

  private attach(): void {
    const asked = this.recording || this.lines.size > 0 || this.pausing !== undefined || this.step !== undefined || this.held !== undefined
    this.kernel.recorder = asked ? this : undefined
  }

  /** Before a statement; true when the process must hold. `quiet`: each change of a variable will be noticed. */
  before(shell: Shell, node: CommandNode, quiet: boolean): boolean {
    let { memory } = shell
    if (memory?.epoch !== this.epoch) {
      memory = new ShellMemory(this.epoch)
      shell.memory = memory
      shell.variables.touched = []
    }
    const place = this.placeOf(shell, node)
    if (this.recording) {
      const changes = memory.changes(shell, this.host.longest)
      const all = this.files.size > 0 ? [...changes, ...this.fileChanges(shell.process)] : changes
      this.tell({ kind: 'statement', pid: shell.process.pid, ranAt: this.host.now(), place, changes: all })
      if (!quiet) memory.unsure = true
    } else if (shell.variables.touched) shell.variables.touched.length = 0
    const reason = this.reasonToStop(shell.process, place, memory)
    memory.last = place
    memory.inherited = false
    if (!reason) return false
    this.hold(shell.process, place, reason)
    return true
  }

  holds(process: Process): boolean {
    return this.held === process
  }
  get goesOn(): Happening {
    return this.proceeding
  }

  /** A shell was forked: it begins with what its parent has. */
  forked(parent: Shell, child: Shell): void {
    child.memory = parent.memory?.copy()
    if (parent.variables.touched) child.variables.touched = parent.variables.touched.slice()
    if (child.memory && parent.memory?.unsure === false) child.memory.unsure = false
    this.began(child.process, '')
  }

  /** A process begins, as a subshell or with a program in it. */
  began(process: Process, command: string): void {
    if (!this.recording) return
    const parent = process.parent?.pid ?? 0
    const text = textFromBytes(command.slice(0, this.host.longest))
    this.tell({ kind: 'began', pid: process.pid, ranAt: this.host.now(), parent, command: text, changes: [] })
  }

  ended(process: Process): void {
    if (this.step?.process === process) this.step = process.parent && { process: process.parent, depth: Infinity, into: this.step.into }
    if (!this.recording || !process.exit) return
    const { pid, exit } = process
    this.tell({ kind: 'ended', pid, ranAt: this.host.now(), status: statusOf(exit), changes: this.fileChanges(process) })
  }

  /** A file was written or removed by the process that runs. */
  touched(path: string): void {
    if (!this.recording) return
    const process = this.kernel.current
    const paths = this.files.get(process)
    if (paths) paths.add(path)
    else this.files.set(process, new Set([path]))
  }

  private fileChanges(process: Process): Change[] {
    const paths = this.files.get(process)
    if (!paths) return []
    this.files.delete(process)
    return [...paths].map((path): Change => {
      const file = this.host.fileAt(path)
      return { kind: 'file', path: textFromBytes(path), ...(file && { bytes: file.bytes, start: textFromBytes(file.start) }) }
    })
  }

  private tell(record: Recorded): void {
    this.host.tell(record)
    this.records++
    if (this.records < this.host.limit) return
    this.recording = false
    this.host.tell({ kind: 'full', pid: 0, ranAt: this.host.now(), changes: [] })
    this.attach()
  }

  private hold(process: Process, place: Place, reason: Stop['reason']): void {
    this.pausing = undefined
    this.step = undefined
    this.held = process
    this.heldDepth = place.depth
    this.kernel.standing = true
    this.host.stopped({ pid: process.pid, place, reason })
  }

  private reasonToStop(process: Process, place: Place, { last, inherited }: ShellMemory): Stop['reason'] | undefined {
    if (this.pausing) return this.pausing
    const { step } = this
    if (step && (step.process === process ? place.depth <= step.depth : step.into && descends(process, step.process))) return 'step'
    if (this.lines.size === 0 || !this.lines.get(place.file)?.has(place.line)) return undefined
    // Further commands of the same line are no second visit to it.
    const sameVisit =
      last?.file === place.file && last.line === place.line && (inherited || (last.depth === place.depth && last.column < place.column))
    return sameVisit ? undefined : 'breakpoint'
  }

  private placeOf(shell: Shell, node: CommandNode): Place {
    const frame = shell.frames.at(-1)
    const name = frame?.kind === 'function' ? frame.name : ''
    const file = this.absolute(shell, frame?.file || shell.zero)
    const depth = shell.frames.length
    const known = node.place
    if (known && known.file === file && known.function === name && known.depth === depth) return known
    const place = { file, line: node.line, column: node.column, function: name, depth }
    node.place = place
    return place
  }

  private absolute(shell: Shell, file: string): string {
    const known = this.paths.get(file)
    if (known !== undefined) return known
    const text = textFromBytes(file.startsWith('/') ? file : `${shell.process.cwd}/${file}`)
    const path = new URL(`file://${text.replaceAll('%', '%25').replaceAll('#', '%23').replaceAll('?', '%3F')}`).pathname
    this.paths.set(file, decodeURIComponent(path))
    return decodeURIComponent(path)
  }
}

function descends(process: Process, ancestor: Process): boolean {
  for (let one = process.parent; one; one = one.parent) if (one === ancestor) return true
  return false
}
