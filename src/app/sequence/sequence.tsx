import { type CSSProperties, type KeyboardEvent, type MouseEvent, memo, useRef } from 'react'
import type { Lifeline } from '#trace/sequence.ts'
import { useFocusOfCurrent, useWindow } from '#ui/use-window.ts'
import { seconds } from '../units.ts'
import { nameOf, type Row, rowAt } from './model.ts'
import './sequence.css'

interface SequenceProps {
  readonly label: string
  readonly rows: readonly Row[]
  /** Position in the trace; steps after it are drawn as not yet happened. */
  readonly cursor: number
  readonly onChoose?: (seq: number) => void
  /** What → and ← do; without it they choose the next row. */
  readonly onStep?: (by: number) => void
  /** Shows which environment a step belongs to. */
  readonly lanes?: boolean
  /** Only a picture: nothing can be chosen. */
  readonly still?: boolean
  /** Messages appear at once, because the cursor is moved by hand; else they travel. */
  readonly instant?: boolean
  /** For narrow places: two lifelines and no numbers. */
  readonly compact?: boolean
}

/** Who said what to whom, one step a row, every row of equal height. Of many rows only those in sight are drawn. */
export function Sequence({
  label,
  rows,
  cursor,
  onChoose,
  onStep,
  lanes = false,
  still = false,
  instant = false,
  compact = false,
}: SequenceProps) {
  const list = useRef<HTMLOListElement>(null)
  const current = rowAt(rows, cursor)
  const height = compact ? rowHeights.compact : rowHeights.full
  const drawn = useWindow(list, rows.length, height, current)
  const focus = useFocusOfCurrent(list, current)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const target = {
      ArrowRight: current + 1,
      ArrowDown: current + 1,
      ArrowLeft: current - 1,
      ArrowUp: current - 1,
      Home: 0,
      End: rows.length - 1,
    }[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const row = rows[Math.min(Math.max(target, 0), rows.length - 1)]
    if (step && onStep) onStep(step)
    else if (row) onChoose?.(row.seq)
  }
  // One listener for all rows: a step draws only the rows that look different after it.
  const onClick = ({ target }: MouseEvent) => {
    const item = target instanceof Element ? target.closest<HTMLElement>('li[data-seq]') : null
    if (item) onChoose?.(Number(item.dataset.seq))
  }

  return (
    <div className="sequence" data-compact={compact || undefined}>
      <div className="lifelines" aria-hidden="true">
        <span data-who="code">{compact ? 'Code' : 'Your code'}</span>
        <span data-who="api">{compact ? 'API' : 'Runtime API'}</span>
        <span data-who="service">
          {compact ? (
            'Lambda'
          ) : (
            <>
              Lambda<span className="service-word"> service</span>
            </>
          )}
        </span>
      </div>
      {rows.length === 0 && (
        <div className="steps-none" aria-hidden="true">
          <i className="life" data-who="code" />
          <i className="life" data-who="api" />
          <i className="life" data-who="service" />
        </div>
      )}
      <ol
        className="steps scroll"
        data-travels={!instant || undefined}
        ref={list}
        aria-label={label}
        onKeyDown={onKeyDown}
        onClick={onClick}
        {...focus}
        tabIndex={still ? 0 : undefined}
        style={{ '--room': `${rows.length * height}px` } as CSSProperties}
      >
        {drawn.map(({ index, slot }) => {
          const row = rows[index]
          return (
            row && (
              <RowItem
                key={slot}
                row={row}
                index={index}
                count={rows.length}
                height={height}
                when={index === current ? 'now' : index < current ? 'past' : 'future'}
                stop={index === Math.max(current, 0)}
                lanes={lanes}
                still={still}
              />
            )
          )
        })}
      </ol>
    </div>
  )
}

/** Height of a row, CSS pixels. */
const rowHeights = { full: 44, compact: 38 }

interface RowItemProps {
  readonly row: Row
  readonly index: number
  readonly count: number
  /** CSS pixels. */
  readonly height: number
  readonly when: 'past' | 'now' | 'future'
  readonly stop: boolean
  readonly lanes: boolean
  readonly still: boolean
}

const RowItem = memo(function RowItem({ row, index, count, height, when, stop, lanes, still }: RowItemProps) {
  const name = nameOf(row, index, count)
  const inside = (
    <>
      <span className="step-number">{index + 1}</span>
      <span className="track">
        <i className="life" data-who="code" />
        <i className="life" data-who="api" />
        <i className="life" data-who="service" />
        <Drawing row={row} />
      </span>
      <span className="step-time">
        {lanes && row.environmentId && <b>{row.environmentId}</b>}+{seconds(row.at)}
      </span>
    </>
  )
  return (
    <li
      data-seq={row.seq}
      data-when={when}
      data-doing={row.doing}
      data-tone={row.tone}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ top: index * height }}
    >
      {still ? (
        <div className="step" aria-current={when === 'now' ? 'step' : undefined}>
          <span className="visually-hidden">{name}</span>
          <span className="step-inside" aria-hidden="true">
            {inside}
          </span>
        </div>
      ) : (
        <button type="button" className="step" aria-current={when === 'now' ? 'step' : undefined} tabIndex={stop ? 0 : -1}>
          <span className="visually-hidden">{name}</span>
          <span className="step-inside" aria-hidden="true">
            {inside}
          </span>
        </button>
      )}
    </li>
  )
})

function Drawing({ row: { from, to, label, tone } }: { readonly row: Row }) {
  if (tone === 'wait' || tone === 'frozen')
    return (
      <span className="wait" data-tone={tone}>
        {tone === 'frozen' ? '❄ frozen, not billed' : label}
      </span>
    )
  if (from === to)
    return (
      <span className="note" data-on={from}>
        {label}
      </span>
    )
  return (
    <span className="arrow" data-reach={reach(from, to)} data-way={order[from] < order[to] ? 'forth' : 'back'} data-from={from}>
      <span className="arrow-label">{label}</span>
      <span className="arrow-line" />
    </span>
  )
}

const order: Record<Lifeline, number> = { code: 0, api: 1, service: 2 }

/** Which part of the picture an arrow crosses. */
function reach(from: Lifeline, to: Lifeline): 'left' | 'right' | 'whole' {
  if (from !== 'api' && to !== 'api') return 'whole'
  return from === 'code' || to === 'code' ? 'left' : 'right'
}
