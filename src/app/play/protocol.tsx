import { Mail, Waypoints } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { EnvironmentId } from '#lambda/environment.ts'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/panel.tsx'
import { useRun } from '../run/run.ts'
import { Sequence } from '../sequence/sequence.tsx'
import type { useWorkbench } from './use-workbench.ts'

export type Bench = ReturnType<typeof useWorkbench>

interface ProtocolProps {
  readonly bench: Bench
  readonly onChoose: (seq: number) => void
  readonly onLook: (lane: EnvironmentId | undefined) => void
  readonly onFirstStep: () => void
}

/** Who said what to whom. */
export function Protocol({ bench, onChoose, onLook, onFirstStep }: ProtocolProps) {
  const run = useRun()
  const { rows, environments, lane, cursor, held, step, stepPhase } = bench
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    Home: () => step(Number.NEGATIVE_INFINITY),
    End: () => step(Number.POSITIVE_INFINITY),
    'Shift+ArrowRight': () => stepPhase(1),
    'Shift+ArrowLeft': () => stepPhase(-1),
    k: () => (run.paused ? run.resume() : run.pause()),
    s: run.step,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const act = keys[event.shiftKey ? `Shift+${event.key}` : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <section className="protocol" aria-label="Protocol" onKeyDown={onKeyDown}>
      {environments.length > 1 && (
        <fieldset className="lane-choice" aria-label="Environment to look at">
          {[undefined, ...environments].map((id) => (
            <button key={id ?? 'all'} type="button" aria-pressed={id === lane} onClick={() => onLook(id)}>
              {id ?? 'All environments'}
            </button>
          ))}
        </fieldset>
      )}
      {rows.length === 0 ? (
        <Empty icon={<Waypoints size={26} />} title="Nothing runs until an event comes">
          <p>
            Press Invoke and watch your code ask for work.
            <br />
            Or take the first event slowly:
          </p>
          <Button onClick={onFirstStep}>Invoke and step through it</Button>
        </Empty>
      ) : (
        <Sequence
          label="Messages between your code and Lambda"
          rows={rows}
          cursor={cursor}
          onChoose={onChoose}
          lanes={environments.length > 1 && !lane}
        />
      )}
      {held && (
        <p className="held" role="status">
          <Mail size={15} aria-hidden="true" />
          <span>
            <b>{held}</b> Time stands still. Step delivers it.
          </span>
        </p>
      )}
    </section>
  )
}
