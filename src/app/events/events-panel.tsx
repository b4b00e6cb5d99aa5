import { SearchX } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, memo, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { TraceEvent } from '#lambda/events.ts'
import { lastWhere } from '#trace/reader.ts'
import { Empty } from '#ui/panel.tsx'
import { useStable } from '#ui/use-stable.ts'
import { useFocusOfCurrent, useWindow } from '#ui/use-window.ts'
import type { Bench } from '../play/use-bench.ts'
import { text } from '../texts/texts.ts'
import { seconds } from '../units.ts'
import { filtered, isTrouble, type Kind, kindOf, kinds, saysOf } from './model.ts'
import './events.css'

const rowHeight = 30

/** The whole trace as a list, with filters and search. */
export function EventsPanel({ bench, onChoose }: { readonly bench: Bench; readonly onChoose: (seq: number) => void }) {
  const { trace, lane } = bench
  const choose = useStable(onChoose)
  // The list may lag behind by a frame: the picture of the messages is drawn first.
  const cursor = useDeferredValue(bench.cursor)
  const [shown, setShown] = useState<ReadonlySet<Kind>>(new Set(kinds))
  const [troubleOnly, setTroubleOnly] = useState(false)
  const [words, setWords] = useState('')
  const typed = useDeferredValue(words)
  const later = useDeferredValue(trace)
  const found = useMemo(() => filtered(later, { kinds: shown, troubleOnly, lane, words: typed }), [later, shown, troubleOnly, lane, typed])
  const toggle = (kind: Kind) => {
    const next = new Set(shown)
    if (!next.delete(kind)) next.add(kind)
    setShown(next)
  }
  return (
    <div className="events">
      <search className="events-filter">
        <input
          className="input"
          type="search"
          aria-label={text.events.search}
          placeholder={text.events.search}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <fieldset className="events-kinds" aria-label={text.events.kinds}>
          {kinds.map((kind) => (
            <button key={kind} type="button" data-kind={kind} aria-pressed={shown.has(kind)} onClick={() => toggle(kind)}>
              {text.events.kind[kind]}
            </button>
          ))}
          <button type="button" data-kind="trouble" aria-pressed={troubleOnly} onClick={() => setTroubleOnly(!troubleOnly)}>
            {text.events.trouble}
          </button>
        </fieldset>
        <span className="events-count" role="status">
          {text.events.count(found.length, trace.length)}
        </span>
      </search>
      {found.length === 0 ? (
        <Empty icon={<SearchX size={22} />} title={trace.length === 0 ? text.events.none : text.events.nothingFound}>
          <p>{trace.length === 0 ? text.events.noneWhy : text.events.nothingFoundWhy}</p>
        </Empty>
      ) : (
        <List trace={later} found={found} cursor={cursor} onChoose={choose} />
      )}
    </div>
  )
}

interface ListProps {
  readonly trace: Bench['trace']
  readonly found: readonly number[]
  readonly cursor: number
  readonly onChoose: (seq: number) => void
}

const List = memo(function List({ trace, found, cursor, onChoose }: ListProps) {
  const list = useRef<HTMLOListElement>(null)
  const current = lastWhere(found, (index) => index <= cursor)
  const drawn = useWindow(list, found.length, rowHeight, current)
  const focus = useFocusOfCurrent(list, current)
  const onKeyDown = (event: KeyboardEvent) => {
    const page = 10
    const target = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: found.length - 1,
    }[event.key]
    const seq = target === undefined ? undefined : found[Math.min(Math.max(target, 0), found.length - 1)]
    if (seq === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(seq)
  }
  const onClick = ({ target }: MouseEvent) => {
    const item = target instanceof Element ? target.closest<HTMLElement>('li[data-seq]') : null
    if (item) onChoose(Number(item.dataset.seq))
  }
  return (
    <ol
      className="events-list scroll"
      ref={list}
      aria-label={text.events.list}
      style={{ '--room': `${found.length * rowHeight}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onClick={onClick}
      {...focus}
    >
      {drawn.map(({ index, slot }) => {
        const event = trace[found[index] ?? -1]
        return (
          event && (
            <EventRow
              key={slot}
              event={event}
              index={index}
              count={found.length}
              future={event.seq > cursor}
              now={index === current}
              stop={index === Math.max(current, 0)}
            />
          )
        )
      })}
    </ol>
  )
})

interface EventRowProps {
  readonly event: TraceEvent
  readonly index: number
  readonly count: number
  readonly future: boolean
  readonly now: boolean
  readonly stop: boolean
}

const EventRow = memo(function EventRow({ event, index, count, future, now, stop }: EventRowProps) {
  return (
    <li data-seq={event.seq} style={{ top: index * rowHeight }} aria-setsize={count} aria-posinset={index + 1}>
      <button
        type="button"
        data-kind={kindOf(event)}
        data-trouble={isTrouble(event) || undefined}
        data-when={future ? 'future' : undefined}
        aria-current={now ? 'step' : undefined}
        tabIndex={stop ? 0 : -1}
      >
        <span className="events-seq">{event.seq + 1}</span>
        <span className="events-at">+{seconds(event.at)}</span>
        <span className="events-env">{'environmentId' in event ? event.environmentId : ''}</span>
        <span className="events-type mono">{event.type}</span>
        <span className="events-says">{saysOf(event)}</span>
      </button>
    </li>
  )
})
