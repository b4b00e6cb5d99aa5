import { EnvironmentPhases } from './environment-phases.tsx'
import { billOf, environmentsAt, loopAt } from './model.ts'
import { useSight } from './sight.ts'
import './figures.css'

const stages = [
  { id: 'ask', label: 'Ask', says: 'GET next' },
  { id: 'work', label: 'Work', says: 'the handler' },
  { id: 'answer', label: 'Answer', says: 'POST response' },
] as const

/** The loop of a runtime, lit where it stands at the cursor. */
export function Stage() {
  const { trace, cursor } = useSight()
  const { at, round, waiting } = loopAt(trace, cursor)
  return (
    <div className="loop" role="img" aria-label={at ? `The loop stands at: ${at}, round ${round}` : 'The loop has not begun'}>
      {stages.map(({ id, label, says }, index) => (
        <span key={id} className="loop-stage" data-now={at === id || undefined} data-waiting={(at === id && waiting) || undefined}>
          <b>{label}</b>
          <small>{at === id && waiting ? 'waits, frozen ❄' : says}</small>
          <i aria-hidden="true">{index < 2 ? '→' : '↩'}</i>
        </span>
      ))}
      <span className="loop-round">{round > 0 ? `round ${round}` : ''}</span>
    </div>
  )
}

/** What each event took, and what is billed for it. */
export function Bill() {
  const { trace, cursor } = useSight()
  const rows = billOf(trace, cursor)
  return (
    <table className="bill">
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col">Start</th>
          <th scope="col">Init</th>
          <th scope="col">Duration</th>
          <th scope="col">Billed</th>
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td colSpan={5}>Nothing yet. Press Invoke.</td>
          </tr>
        )}
        {rows.map(({ number, cold, initMs, durationMs, billedMs }) => (
          <tr key={number}>
            <td>{number}</td>
            <td>{cold ? '❄ cold' : 'warm'}</td>
            <td>{initMs === undefined ? '–' : `${initMs.toFixed(0)} ms`}</td>
            <td>{durationMs.toFixed(0)} ms</td>
            <td>{billedMs} ms</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The environments that live at the cursor. */
export function Environments() {
  const { trace, cursor } = useSight()
  const all = environmentsAt(trace, cursor)
  return (
    <ul className="environments" aria-label="Environments">
      {all.length === 0 && <li className="environments-none">No environment yet. One starts when an event comes.</li>}
      {all.map((environment) => (
        <EnvironmentPhases key={environment.id} {...environment} />
      ))}
    </ul>
  )
}
