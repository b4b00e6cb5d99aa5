import { quoteDeclared, quoteKey } from '../expand/quote.ts'
import { textFromBytes } from '../expand/text.ts'
import type { Description } from '../process/description.ts'
import type { Association, Sequence } from '../run/arrays.ts'
import type { Shell } from '../run/shell.ts'
import type { Variable } from '../run/variables.ts'
import type { Change, Place } from './recording.ts'

interface Told {
  variable: Variable
  value: string | undefined
  /** Of an array: equal versions have equal contents. */
  version: number
  scope: string | undefined
}

const nothing: readonly Change[] = []

/** What was told of a shell so far, so that only what changed since is told again. */
export class ShellMemory {
  /** Any variable may have changed: the touched ones alone would not do. */
  unsure = true
  /** Where it stood last, and whether that was still before it was forked. */
  last: Place | undefined
  inherited = false
  readonly epoch: number
  private told = new Map<string, Told>()
  private descriptors: (Description | undefined)[] = []
  private found: Change[] | undefined

  constructor(epoch: number) {
    this.epoch = epoch
  }

  copy(): ShellMemory {
    const copy = new ShellMemory(this.epoch)
    for (const [name, told] of this.told) copy.told.set(name, { ...told })
    copy.descriptors = this.descriptors.slice()
    copy.last = this.last
    copy.inherited = true
    return copy
  }

  /** What changed since it was last asked. */
  changes(shell: Shell, longest: number): readonly Change[] {
    this.found = undefined
    const { descriptors } = shell.process
    const known = this.descriptors
    for (let i = descriptors.length > known.length ? descriptors.length : known.length; i-- > 0; )
      if (descriptors[i] !== known[i]) this.tellDescriptor(i, descriptors[i])
    const { touched, current } = shell.variables
    if (this.unsure) this.scan(shell, longest)
    else if (touched) for (let i = 0; i < touched.length; i++) this.look(shell, touched[i] ?? '', current.get(touched[i] ?? ''), longest)
    if (touched && touched.length > 0) touched.length = 0
    this.unsure = false
    return this.found ?? nothing
  }

  private add(change: Change): void {
    if (this.found) this.found.push(change)
    else this.found = [change]
  }

  private tellDescriptor(number: number, description: Description | undefined): void {
    this.descriptors[number] = description
    this.add({ kind: 'descriptor', number, ...(description && { to: textFromBytes(description.label ?? 'text') }) })
  }

  private scan(shell: Shell, longest: number): void {
    let seen = 0
    for (const [name, variable] of shell.variables.current) {
      if (variable.shared) continue
      this.look(shell, name, variable, longest)
      if (this.told.has(name)) seen++
    }
    if (seen === this.told.size) return
    for (const name of [...this.told.keys()]) if (!shell.variables.current.has(name)) this.look(shell, name, undefined, longest)
  }

  private look(shell: Shell, name: string, variable: Variable | undefined, longest: number): void {
    const told = this.told.get(name)
    if (!variable || variable.shared || !variable.isSet) {
      if (told && this.told.delete(name)) this.add({ kind: 'variable', name })
      return
    }
    const version = (variable.sequence ?? variable.association)?.version ?? 0
    if (told?.variable === variable && told.value === variable.value && told.version === version) return
    const scope = told?.variable === variable ? told.scope : scopeOf(shell, name)
    const same = told !== undefined && told.value === variable.value && told.version === version && told.scope === scope
    if (told) {
      told.variable = variable
      told.value = variable.value
      told.version = version
      told.scope = scope
    } else this.told.set(name, { variable, value: variable.value, version, scope })
    if (same) return
    const value = shownValue(variable, longest)
    this.add(scope === undefined ? { kind: 'variable', name, value } : { kind: 'variable', name, value, scope })
  }
}

/** The function whose local variable this is. */
function scopeOf(shell: Shell, name: string): string | undefined {
  const functions = shell.frames.filter(({ kind }) => kind === 'function')
  const scopes = shell.variables.scopes.filter(({ temporary }) => !temporary)
  const index = scopes.findLastIndex(({ saved }) => saved.has(name))
  return index < 0 ? undefined : functions[index - scopes.length + functions.length]?.name
}

const cut = (text: string, longest: number): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)
const shown = (bytes: string, longest: number): string =>
  cut(textFromBytes(bytes.length > longest ? bytes.slice(0, longest + 4) : bytes), longest)

/** A scalar as it is; an array as `declare -p` shows it. */
function shownValue({ value, sequence, association }: Variable, longest: number): string {
  if (!sequence && !association) return shown(value ?? '', longest)
  const out = sequence ? elementsOf(sequence, longest) : pairsOf(association, longest)
  return out.length > longest ? shown(`(${out}`, longest) : `(${textFromBytes(out)})`
}

/** Arrays from this index on may be full of holes. */
const farIndex = 10_000

/** What was shown before is not made anew: arrays grow element by element. */
function elementsOf(sequence: Sequence, longest: number): string {
  let { text, end } = sequence.shown ?? { text: '', end: 0 }
  const add = (index: number) => {
    const element = sequence.get(index)
    if (element !== undefined) text += `${text === '' ? '' : ' '}[${index}]=${quoteDeclared(element.slice(0, longest + 4))}`
  }
  for (; end < Math.min(sequence.end, farIndex) && text.length <= longest; end++) add(end)
  sequence.shown = { text, end }
  if (sequence.end > farIndex && text.length <= longest)
    for (const index of sequence.indices()) if (index >= farIndex && text.length <= longest) add(index)
  return text
}

function pairsOf(association: Association | undefined, longest: number): string {
  let text = ''
  for (const key of association?.keys() ?? []) {
    if (text.length > longest) break
    text += `${text === '' ? '' : ' '}[${quoteKey(key)}]=${quoteDeclared((association?.get(key) ?? '').slice(0, longest + 4))}`
  }
  return text
}
