import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react'
import type { EnvironmentId } from '#lambda/environment.ts'
import { type Lane, lanes } from '#trace/spans.ts'
import type { Trace } from '#trace/timeline.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { type Row, rowAt } from '../sequence/model.ts'
import { seconds } from '../units.ts'
import { placed, scaleOf } from './model.ts'
import './transport.css'

interface TransportProps {
  readonly trace: Trace
  readonly rows: readonly Row[]
  /** Position in the trace that is shown. */
  readonly cursor: number
  /** Whether the position was chosen, and so does not follow what happens. */
  readonly past: boolean
  readonly onGo: (seq: number) => void
  readonly onLive: () => void
  readonly onLook: (lane: EnvironmentId) => void
}

/** Time travel: forward and back by steps, a slider over all of them, and a lane for each environment. */
export function Transport({ trace, rows, cursor, past, onGo, onLive, onLook }: TransportProps) {
  const current = rowAt(rows, cursor)
  const row = rows[current]
  const last = rows.length - 1
  const to = (index: number) => {
    const target = rows[Math.min(Math.max(index, 0), last)]
    if (target) onGo(target.seq)
  }
  return (
    <section className="transport" aria-label="Time travel">
      <div className="transport-bar">
        <div className="transport-buttons">
          <IconButton label="First step (Home)" icon={<ChevronFirst size={18} />} disabled={current <= 0} onClick={() => to(0)} />
          <IconButton label="Step back (←)" icon={<ChevronLeft size={20} />} disabled={current <= 0} onClick={() => to(current - 1)} />
          <IconButton
            label="Step forward (→)"
            icon={<ChevronRight size={20} />}
            disabled={current >= last}
            onClick={() => to(current + 1)}
          />
          <IconButton label="Last step (End)" icon={<ChevronLast size={18} />} disabled={current >= last} onClick={() => to(last)} />
        </div>
        <input
          type="range"
          className="transport-slider"
          aria-label="Position in time"
          aria-valuetext={row ? `Step ${current + 1} of ${rows.length}: ${row.label}` : 'Nothing has happened'}
          min={0}
          max={Math.max(last, 0)}
          value={Math.max(current, 0)}
          disabled={rows.length < 2}
          onChange={(event) => to(Number(event.target.value))}
        />
        <span className="transport-place">
          {rows.length > 0 && (
            <>
              <b>
                {current + 1} / {rows.length}
              </b>{' '}
              +{seconds(row?.at ?? 0)}
            </>
          )}
        </span>
        {past && (
          <Button className="transport-live" onClick={onLive}>
            In the past. Back to now
          </Button>
        )}
      </div>
      <p className="transport-says" aria-live="polite">
        {row?.says ?? 'Nothing has happened yet.'}
      </p>
      <Lanes all={lanes(trace)} until={trace.at(-1)?.at ?? 0} now={row?.at} onGo={onGo} onLook={onLook} />
    </section>
  )
}

const words = { init: 'init', invoke: 'invoke', frozen: 'frozen' }

interface LanesProps {
  readonly all: readonly Lane[]
  readonly until: number
  readonly now: number | undefined
  readonly onGo: (seq: number) => void
  readonly onLook: (lane: EnvironmentId) => void
}

/** One line per environment in true time, long idle stretches drawn short. */
function Lanes({ all, until, now, onGo, onLook }: LanesProps) {
  if (all.length === 0) return null
  const scale = scaleOf(all, until)
  return (
    <ol className="lanes scroll" aria-label="Environments over time">
      {all.map(({ environmentId, spans, stoppedAt }) => (
        <li key={environmentId}>
          <button type="button" className="lane-name" onClick={() => onLook(environmentId)}>
            {environmentId}
          </button>
          <span className="lane">
            {spans.map((span) => {
              const { left, width } = placed(scale, span.start, span.end ?? stoppedAt ?? until)
              return (
                <button
                  key={`${span.seq}-${span.kind}`}
                  type="button"
                  className="span"
                  data-kind={span.kind}
                  data-failed={span.failed || undefined}
                  style={{ left: `${left}%`, width: `${width}%` }}
                  aria-label={`${environmentId} ${words[span.kind]}${span.failed ? ', failed' : ''}, from ${seconds(span.start)}`}
                  tabIndex={-1}
                  onClick={() => onGo(span.seq)}
                >
                  {span.failed ? '✕ ' : ''}
                  {span.kind === 'frozen' ? '❄' : words[span.kind]}
                </button>
              )
            })}
            {now !== undefined && <i className="lane-now" aria-hidden="true" style={{ left: `${placed(scale, now, now).left}%` }} />}
          </span>
        </li>
      ))}
    </ol>
  )
}
