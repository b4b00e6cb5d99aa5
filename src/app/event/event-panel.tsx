import { Braces } from 'lucide-react'
import { useRef } from 'react'
import { bytesOf } from '#base/bytes.ts'
import { eventProblems } from '#project/event-problems.ts'
import { sampleEvents } from '#project/events.ts'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Panel } from '#ui/panel.tsx'
import { bytesLabel } from '../units.ts'
import { laidOut, offsetOf } from './model.ts'
import './event.css'

interface EventPanelProps {
  readonly event: string
  readonly onChange: (event: string) => void
}

/** The event that Invoke sends. What is not JSON is marked and not sent. */
export function EventPanel({ event, onChange }: EventPanelProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [problem] = eventProblems(event)
  const goThere = () => {
    const place = offsetOf(event)
    field.current?.focus()
    if (place !== undefined) field.current?.setSelectionRange(place, place + 1)
  }
  const samples = sampleEvents.map((sample) => ({
    id: sample.id,
    label: sample.label,
    hint: sample.says,
    onChoose: () => onChange(JSON.stringify(sample.event, null, sample.id === 'json' ? 0 : 2)),
  }))
  const tidy = laidOut(event)
  return (
    <Panel
      title="Event"
      className="event"
      beside={<span className="event-size">{bytesLabel(bytesOf(event).length)}</span>}
      actions={
        <>
          <Button look="ghost" disabled={tidy === undefined || tidy === event} onClick={() => tidy !== undefined && onChange(tidy)}>
            <Braces size={14} aria-hidden="true" />
            Lay out
          </Button>
          <Menu label="Samples of events" items={samples} align="end" look="ghost">
            Samples
          </Menu>
        </>
      }
    >
      <textarea
        ref={field}
        className="event-text scroll"
        aria-label="Event, JSON"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'event-problem' : undefined}
        value={event}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        onChange={(change) => onChange(change.target.value)}
      />
      {problem && (
        <div className="event-problem" id="event-problem" role="status">
          <p>
            <b>✕ {problem.what}</b> {problem.remedy}
          </p>
          {problem.line !== undefined && (
            <Button look="ghost" onClick={goThere}>
              Show the place
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}
