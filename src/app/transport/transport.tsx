import { ArrowDownToDot, ArrowUpFromDot, ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play, Redo2 } from 'lucide-react'
import { narrate } from '#trace/narrate.ts'
import type { Grain } from '#trace/stops.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import type { Bench } from '../play/use-bench.ts'
import { type Speed, useView } from '../run/cursor.ts'
import { nameOf } from '../sequence/model.ts'
import { text } from '../texts/texts.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { seconds } from '../units.ts'
import './transport.css'

const grains: readonly { readonly id: Grain; readonly label: string }[] = [
  { id: 'phase', label: text.transport.phase },
  { id: 'message', label: text.transport.message },
  { id: 'line', label: text.transport.line },
]
const speeds: readonly { readonly id: Speed; readonly label: string }[] = [
  { id: 0.5, label: '½×' },
  { id: 1, label: '1×' },
  { id: 2, label: '2×' },
  { id: 4, label: '4×' },
  { id: 8, label: '8×' },
  { id: 'real', label: text.transport.realTime },
]

/** Time travel: forward and back by steps of three grains, at a pace, and along a line in true time. */
export function Transport({ bench }: { readonly bench: Bench }) {
  const { trace, rows, cursor, index, past, lanes, lane, recording, go, step, stepLine, first, last } = bench
  const { grain, setGrain, playing, play, speed, setSpeed, goTo, look } = useView()
  const event = grain === 'line' ? trace[cursor] : bench.event
  const row = rows[index]
  const none = rows.length === 0
  const says = event ? narrate(event) : text.transport.nothing
  const toggle = () => {
    if (!playing && !past && rows[0]) goTo(rows[0].seq)
    play(!playing)
  }
  return (
    <section className="transport" aria-label={text.transport.label}>
      <div className="transport-bar">
        <div className="transport-buttons">
          <IconButton label={text.transport.first} icon={<ChevronFirst size={18} />} disabled={none || index <= 0} onClick={first} />
          <IconButton label={text.transport.back} icon={<ChevronLeft size={20} />} disabled={none || index < 0} onClick={() => step(-1)} />
          <IconButton
            label={playing ? text.transport.pause : text.transport.play}
            icon={playing ? <Pause size={16} fill="currentColor" /> : <Play size={16} fill="currentColor" />}
            className="transport-play"
            disabled={rows.length < 2}
            onClick={toggle}
          />
          <IconButton label={text.transport.forward} icon={<ChevronRight size={20} />} disabled={none} onClick={() => step(1)} />
          <IconButton label={text.transport.last} icon={<ChevronLast size={18} />} disabled={none || !past} onClick={last} />
        </div>
        <Choice label={text.transport.grain} choices={grains} chosen={grain} onChoose={setGrain} />
        {grain === 'line' && (
          <div className="transport-buttons transport-lines">
            <IconButton label={text.transport.into} icon={<ArrowDownToDot size={16} />} onClick={() => stepLine('into')} />
            <IconButton label={text.transport.over} icon={<Redo2 size={16} />} onClick={() => stepLine('over')} />
            <IconButton label={text.transport.out} icon={<ArrowUpFromDot size={16} />} onClick={() => stepLine('out')} />
          </div>
        )}
        <label className="transport-speed">
          <span className="visually-hidden">{text.transport.speed}</span>
          <select value={String(speed)} onChange={({ target }) => setSpeed(speeds.find(({ id }) => String(id) === target.value)?.id ?? 1)}>
            {speeds.map(({ id, label }) => (
              <option key={id} value={String(id)}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <span className="transport-place">
          {!none && (
            <>
              <b>
                {(index + 1).toLocaleString('en')} / {rows.length.toLocaleString('en')}
              </b>{' '}
              +{seconds(trace[cursor]?.at ?? 0)}
            </>
          )}
        </span>
        <p className="transport-says" aria-live={playing ? 'off' : 'polite'} title={says}>
          {says}
        </p>
        {past && (
          <Button className="transport-live" onClick={last}>
            {text.transport.toNow}
          </Button>
        )}
      </div>
      <Timeline
        trace={trace}
        lanes={lanes}
        cursor={cursor}
        past={past}
        lane={lane}
        startedAt={recording?.startedAt ?? 0}
        says={row ? nameOf(row, index, rows.length) : text.transport.nothing}
        index={index}
        count={rows.length}
        onGo={go}
        onStep={step}
        onEnds={(which) => (which === 'first' ? first() : last())}
        onLook={look}
      />
    </section>
  )
}
