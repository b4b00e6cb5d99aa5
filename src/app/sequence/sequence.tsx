import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { seconds } from '../units.ts'
import { nameOf, type Shape, type Step, stepAt } from './model.ts'
import './sequence.css'

interface SequenceProps {
  readonly label: string
  readonly steps: readonly Step[]
  /** Position in the trace; steps after it are drawn as not yet happened. */
  readonly cursor: number
  readonly onChoose?: (seq: number) => void
  /** Shows which environment a step belongs to. */
  readonly lanes?: boolean
  /** Only a picture: nothing can be chosen. */
  readonly still?: boolean
}

/** Who said what to whom, one step a row, every row of equal height. */
export function Sequence({ label, steps, cursor, onChoose, lanes = false, still = false }: SequenceProps) {
  const list = useRef<HTMLOListElement>(null)
  const current = stepAt(steps, cursor)
  useEffect(() => {
    const row = list.current?.children[current]
    const scroller = list.current
    if (!(row instanceof HTMLElement) || !scroller) return
    const { offsetTop, offsetHeight } = row
    const above = offsetTop < scroller.scrollTop + 8
    const below = offsetTop + offsetHeight > scroller.scrollTop + scroller.clientHeight - 8
    if (above || below) scroller.scrollTop = above ? offsetTop - 60 : offsetTop + offsetHeight - scroller.clientHeight + 60
  }, [current])

  const focusStep = (index: number) => {
    const step = steps[index]
    if (!step) return
    onChoose?.(step.seq)
    list.current?.querySelectorAll('button')[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const target = { ArrowRight: current + 1, ArrowDown: current + 1, ArrowLeft: current - 1, ArrowUp: current - 1, Home: 0, End: steps.length - 1 }[
      event.key
    ]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    focusStep(Math.min(Math.max(target, 0), steps.length - 1))
  }

  return (
    <div className="sequence">
      <div className="lifelines" aria-hidden="true">
        <span data-who="code">Your code</span>
        <span data-who="api">Runtime API</span>
        <span data-who="service">Lambda service</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: arrow keys move between the buttons inside the list */}
      <ol className="steps scroll" ref={list} aria-label={label} onKeyDown={onKeyDown}>
        {steps.map((step, index) => (
          <Row
            key={step.seq}
            step={step}
            name={nameOf(step, index, steps.length)}
            number={index + 1}
            when={index === current ? 'now' : index < current ? 'past' : 'future'}
            stop={index === Math.max(current, 0)}
            lanes={lanes}
            still={still}
            {...(onChoose && { onChoose })}
          />
        ))}
      </ol>
    </div>
  )
}

interface RowProps {
  readonly step: Step
  readonly name: string
  readonly number: number
  readonly when: 'past' | 'now' | 'future'
  readonly stop: boolean
  readonly lanes: boolean
  readonly still: boolean
  readonly onChoose?: (seq: number) => void
}

const Row = memo(function Row({ step, name, number, when, stop, lanes, still, onChoose }: RowProps) {
  const inside = (
    <>
      <span className="step-number">{number}</span>
      <span className="track">
        <i className="life" data-who="code" />
        <i className="life" data-who="api" />
        <i className="life" data-who="service" />
        <Drawing step={step} />
      </span>
      <span className="step-time">
        {lanes && step.environmentId && <b>{step.environmentId}</b>}+{seconds(step.at)}
      </span>
    </>
  )
  return (
    <li data-when={when} data-doing={step.doing} data-tone={step.tone}>
      {still ? (
        <div className="step" aria-current={when === 'now' ? 'step' : undefined}>
          <span className="visually-hidden">{name}</span>
          <span className="step-inside" aria-hidden="true">
            {inside}
          </span>
        </div>
      ) : (
        <button
          type="button"
          className="step"
          aria-label={name}
          aria-current={when === 'now' ? 'step' : undefined}
          tabIndex={stop ? 0 : -1}
          onClick={() => onChoose?.(step.seq)}
        >
          <span className="step-inside" aria-hidden="true">
            {inside}
          </span>
        </button>
      )}
    </li>
  )
})

function Drawing({ step }: { readonly step: Step }) {
  const { shape, label } = step
  if (shape.kind === 'arrow')
    return (
      <span className="arrow" data-span={spanOf(shape)} data-way={wayOf(shape)} data-from={shape.from}>
        <span className="arrow-label">{label}</span>
        <span className="arrow-line" />
      </span>
    )
  if (shape.kind === 'wait')
    return (
      <span className="wait">
        <span className="wait-label">❄ {label}</span>
      </span>
    )
  return (
    <span className="note" data-on={shape.on}>
      {label}
    </span>
  )
}

type ArrowShape = Extract<Shape, { kind: 'arrow' }>
const spanOf = ({ from, to }: ArrowShape) => (from === 'service' || to === 'service' ? 'right' : 'left')
const wayOf = ({ from, to }: ArrowShape) => (from === 'code' || to === 'service' ? 'forth' : 'back')
