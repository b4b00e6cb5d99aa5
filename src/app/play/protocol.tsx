import { GitFork, Mail, Waypoints } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { EnvironmentId } from '#lambda/environment.ts'
import { Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Empty } from '#ui/panel.tsx'
import { EventsPanel } from '../events/events-panel.tsx'
import { useView } from '../run/cursor.ts'
import { useRun } from '../run/run.ts'
import { Sequence } from '../sequence/sequence.tsx'
import { text } from '../texts/texts.ts'
import { TwoRunsPanel } from '../two-runs/two-runs-panel.tsx'
import type { Bench } from './use-bench.ts'

interface ProtocolProps {
  readonly bench: Bench
  /** What a held message is. */
  readonly held?: string | undefined
  readonly onChoose: (seq: number) => void
  readonly onLook: (lane: EnvironmentId | undefined) => void
  /** Takes the first event step by step; none for a run that is over. */
  readonly onFirstStep?: () => void
  /** Runs the code as it is now up to the cursor; none for a run that cannot be run again. */
  readonly onFork?: () => void
}

const views = [
  { id: 'sequence', label: text.views.sequence },
  { id: 'events', label: text.views.events },
  { id: 'compare', label: text.views.compare },
] as const

/** Who said what to whom: as a picture, or every event as a list. */
export function Protocol({ bench, held, onChoose, onLook, onFirstStep, onFork }: ProtocolProps) {
  const run = useRun()
  const [view, setView] = useState<'sequence' | 'events' | 'compare'>('sequence')
  const { playing, play, setGrain } = useView()
  const { rows, environments, lane, cursor, past, step, stepLine, first, last } = bench
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    Home: first,
    End: last,
    'Shift+ArrowRight': () => step(1, 'phase'),
    'Shift+ArrowLeft': () => step(-1, 'phase'),
    '1': () => setGrain('phase'),
    '2': () => setGrain('message'),
    '3': () => setGrain('line'),
    i: () => stepLine('into'),
    o: () => stepLine('over'),
    u: () => stepLine('out'),
    k: () => {
      if (past || playing) play(!playing)
      else if (run.paused) run.resume()
      else run.pause()
    },
    s: run.step,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return
    const act = keys[event.shiftKey ? `Shift+${event.key}` : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <section className="protocol" aria-label={text.protocol.label} onKeyDown={onKeyDown}>
      {rows.length > 0 && (
        <div className="protocol-head">
          <Choice label={text.views.label} choices={views} chosen={view} onChoose={setView} />
          {onFork && past && (
            <Button className="fork" title={text.compare.fork} onClick={onFork}>
              <GitFork size={14} aria-hidden="true" />
              {text.compare.forkShort}
            </Button>
          )}
          {environments.length > 1 && <LaneChoice environments={environments} lane={lane} onLook={onLook} />}
        </div>
      )}
      {rows.length === 0 ? (
        <Empty icon={<Waypoints size={26} />} title={text.protocol.none}>
          <p>
            {text.protocol.noneWhy}
            <br />
            {text.protocol.slowly}
          </p>
          {onFirstStep && <Button onClick={onFirstStep}>{text.protocol.stepThrough}</Button>}
        </Empty>
      ) : view === 'events' ? (
        <EventsPanel bench={bench} onChoose={onChoose} />
      ) : view === 'compare' ? (
        <TwoRunsPanel bench={bench} onChoose={onChoose} />
      ) : (
        <Sequence
          label={text.protocol.messages}
          rows={rows}
          cursor={cursor}
          onChoose={onChoose}
          onStep={(by) => step(by > 0 ? 1 : -1)}
          lanes={environments.length > 1 && !lane}
          instant={past && !playing}
        />
      )}
      {held && (
        <p className="held" role="status">
          <Mail size={15} aria-hidden="true" />
          <span>
            <b>{held}</b> {text.protocol.still}
          </span>
        </p>
      )}
    </section>
  )
}

interface LaneChoiceProps {
  readonly environments: readonly EnvironmentId[]
  readonly lane: EnvironmentId | undefined
  readonly onLook: (lane: EnvironmentId | undefined) => void
}

/** More environments than these stand in a list that opens. */
const mostButtons = 5

function LaneChoice({ environments, lane, onLook }: LaneChoiceProps) {
  if (environments.length > mostButtons)
    return (
      <select
        className="lane-select"
        aria-label={text.protocol.environment}
        value={lane ?? ''}
        onChange={({ target }) => onLook(environments.find((id) => id === target.value))}
      >
        <option value="">{text.protocol.allOf(environments.length)}</option>
        {environments.map((id) => (
          <option key={id}>{id}</option>
        ))}
      </select>
    )
  return (
    <fieldset className="lane-choice" aria-label={text.protocol.environment}>
      {[undefined, ...environments].map((id) => (
        <button key={id ?? 'all'} type="button" aria-pressed={id === lane} onClick={() => onLook(id)}>
          {id ?? text.protocol.all}
        </button>
      ))}
    </fieldset>
  )
}
