import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { useRun } from '../run/run.ts'
import { useRevision } from '../run/use-trace.ts'
import { seconds } from '../units.ts'
import type { QueueStory as Story } from './model.ts'

const conditions = {
  Success: ['good', 'done'],
  RetriesExhausted: ['bad', 'given up: no attempt is left'],
  EventAgeExceeded: ['bad', 'given up: it has waited too long'],
} as const

/** What becomes of an asynchronous event, attempt by attempt, and where its outcome goes. */
export function QueueStory({ story: { attempts, waitsUntil, because, finished, deliveries } }: { readonly story: Story }) {
  const session = useRun(({ session }) => session)
  useRevision(session?.simulation)
  const mayskip = waitsUntil !== undefined && session?.maySkipTo(waitsUntil)
  return (
    <section className="answer-queue" aria-label="In the queue">
      {attempts.length > 0 && (
        <ol>
          {attempts.map(({ attempt, seq, at, result }) => (
            <li key={seq}>
              Attempt {attempt}, after {seconds(at)}: {result.functionError ? 'the function failed' : 'succeeded'}
            </li>
          ))}
        </ol>
      )}
      {waitsUntil !== undefined && (
        <p className="answer-meta">
          <Badge tone="warn">waits</Badge>
          {because === 'throttled' ? 'It was throttled.' : 'It is tried again.'} Next attempt at {seconds(waitsUntil)} of simulated time.
          {mayskip && (
            <Button look="ghost" onClick={() => session?.skipTo(waitsUntil)}>
              Skip the wait
            </Button>
          )}
        </p>
      )}
      {finished && (
        <p className="answer-meta">
          <Badge tone={conditions[finished.condition][0]}>{finished.condition}</Badge>
          {conditions[finished.condition][1]}
          {deliveries.length === 0 && '; no destination is set, so nobody is told'}
        </p>
      )}
      {deliveries.map(({ to, kind, message, attributes }) => (
        <details key={kind}>
          <summary>
            {kind === 'deadLetter' ? 'Dead-letter queue' : kind === 'onSuccess' ? 'Destination on success' : 'Destination on failure'}: {to}
          </summary>
          <pre className="scroll">{message}</pre>
          {attributes && <pre className="scroll">{JSON.stringify(attributes, null, 2)}</pre>}
        </details>
      ))}
    </section>
  )
}
