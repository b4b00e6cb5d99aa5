import { useRef } from 'react'
import { eventProblems } from '#project/event-problems.ts'
import { Button } from '#ui/button.tsx'
import { offsetOf } from './model.ts'

interface JsonEventProps {
  readonly event: string
  readonly onChange: (event: string) => void
}

/** The event as text. */
export function JsonEvent({ event, onChange }: JsonEventProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [problem] = eventProblems(event)
  const goThere = () => {
    const place = offsetOf(event)
    field.current?.focus()
    if (place !== undefined) field.current?.setSelectionRange(place, place + 1)
  }
  return (
    <>
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
    </>
  )
}
