import { CornerDownRight, Variable } from 'lucide-react'
import { useState } from 'react'
import type { EnvironmentId } from '#lambda/environment.ts'
import { type ProcessState, programAt } from '#trace/program.ts'
import type { Trace } from '#trace/timeline.ts'
import { Empty } from '#ui/panel.tsx'
import { text } from '../texts/texts.ts'
import { aboutToChange, placeLabel, processAt, treeOf, type VariableRow, variablesOf } from './model.ts'
import './state.css'

interface StatePanelProps {
  readonly trace: Trace
  readonly cursor: number
  readonly environmentId: EnvironmentId | undefined
  readonly onChoose: (seq: number) => void
}

/** What the program is at the cursor: its processes, its calls, its variables, each with the step that made it so. */
export function StatePanel({ trace, cursor, environmentId, onChoose }: StatePanelProps) {
  const [chosen, setChosen] = useState<number>()
  const program = environmentId === undefined ? undefined : programAt(trace, cursor, environmentId)
  const process = program && processAt(program, chosen)
  if (!program || !process)
    return (
      <Empty icon={<Variable size={22} />} title={text.state.none}>
        <p>{text.state.noneWhy}</p>
      </Empty>
    )
  const jump = (seq: number | undefined) => seq !== undefined && onChoose(seq)
  return (
    <div className="state scroll">
      {program.full && <p className="state-full">{text.state.full}</p>}
      <div className="state-tops">
        <section aria-label={text.state.processes}>
          <h3>{text.state.processes}</h3>
          <ul className="state-tree">
            {treeOf(program).map(({ process: one, level }) => (
              <li key={one.pid} style={{ paddingInlineStart: level * 16 }}>
                {level > 0 && <CornerDownRight size={12} aria-hidden="true" />}
                <button type="button" aria-pressed={one.pid === process.pid} onClick={() => setChosen(one.pid)}>
                  <b>{one.pid}</b> <span className="mono">{one.command || text.state.subshell}</span>
                  {one.pid === program.current && <span className="state-now">{text.state.acts}</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section aria-label={text.state.stack}>
          <h3>{text.state.stack}</h3>
          {process.stack.length === 0 && <p className="state-none">{text.state.noStack}</p>}
          <ol className="state-stack">
            {process.stack.toReversed().map((place, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a call is its depth
              <li key={`${process.stack.length - index} ${place.file}`} data-top={index === 0 || undefined}>
                <span className="mono">{place.function || text.state.main}</span>
                <span>
                  {place.file.replace(/^\/var\/task\//, '')}:{place.line}
                </span>
              </li>
            ))}
          </ol>
          <Descriptors process={process} />
        </section>
      </div>
      <Variables key={process.pid} trace={trace} process={process} onJump={jump} />
    </div>
  )
}

function Descriptors({ process }: { readonly process: ProcessState }) {
  const open = [...process.descriptors].filter(([number]) => number > 2)
  if (open.length === 0) return null
  return (
    <dl className="state-descriptors">
      {open.map(([number, to]) => (
        <div key={number}>
          <dt>{number}</dt>
          <dd className="mono">{to}</dd>
        </div>
      ))}
    </dl>
  )
}

interface VariablesProps {
  readonly trace: Trace
  readonly process: ProcessState
  readonly onJump: (seq: number | undefined) => void
}

/** Rows that are drawn at most; a search finds the others. */
const mostRows = 200

function Variables({ trace, process, onJump }: VariablesProps) {
  const [wanted, setWanted] = useState('')
  const { own, given } = variablesOf(process, wanted)
  const soon = aboutToChange(trace, process.statement)
  const placeOf = ({ writtenBy }: VariableRow) => placeLabel(trace, writtenBy) ?? text.state.there
  const row = (variable: VariableRow) => (
    <tr key={variable.name} data-fresh={variable.fresh || undefined} data-soon={soon.has(variable.name) || undefined}>
      <th scope="row" className="mono">
        {variable.fresh && (
          <span className="state-delta" title={text.state.fresh}>
            Δ<span className="visually-hidden"> {text.state.fresh}</span>
          </span>
        )}
        {variable.name}
        {variable.scope && <small> {text.state.localTo(variable.scope)}</small>}
      </th>
      <td className="mono">{variable.value === '' ? <i>{text.state.empty}</i> : variable.value}</td>
      <td>
        {variable.writtenBy !== undefined && (
          <button
            type="button"
            className="link"
            aria-label={text.state.whoWrote(variable.name, placeOf(variable))}
            title={text.state.whoWrote(variable.name, placeOf(variable))}
            onClick={() => onJump(variable.writtenBy)}
          >
            {placeOf(variable)}
          </button>
        )}
      </td>
    </tr>
  )
  return (
    <section className="state-variables" aria-label={text.state.variables}>
      <div className="state-variables-head">
        <h3>{text.state.variables}</h3>
        <input
          className="input"
          type="search"
          placeholder={text.state.search}
          aria-label={text.state.search}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      </div>
      <table>
        <thead className="visually-hidden">
          <tr>
            <th>{text.state.name}</th>
            <th>{text.state.value}</th>
            <th>{text.state.writtenBy}</th>
          </tr>
        </thead>
        <tbody>{own.slice(0, mostRows).map(row)}</tbody>
        {given.length > 0 && (
          <tbody>
            <tr className="state-rule">
              <th colSpan={3} scope="rowgroup">
                {text.state.given}
              </th>
            </tr>
            {given.slice(0, mostRows).map(row)}
          </tbody>
        )}
      </table>
      {own.length + given.length === 0 && <p className="state-none">{text.state.notFound}</p>}
    </section>
  )
}
