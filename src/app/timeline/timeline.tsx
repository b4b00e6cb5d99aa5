import { Maximize, MoveHorizontal, Snowflake, ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, memo, type PointerEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { EnvironmentId } from '#lambda/environment.ts'
import { lastWhere } from '#trace/reader.ts'
import type { Lane } from '#trace/spans.ts'
import type { Trace } from '#trace/timeline.ts'
import { IconButton } from '#ui/button.tsx'
import { useTheme } from '../shell/theme.ts'
import { text } from '../texts/texts.ts'
import { seconds } from '../units.ts'
import { axisHeight, coloursOf, draw, laneHeight } from './draw.ts'
import { axisOf, instantAt, panned, placeOf, revealing, type Sight, wholeSight, zoomed } from './model.ts'
import './timeline.css'

interface TimelineProps {
  readonly trace: Trace
  readonly lanes: readonly Lane[]
  /** Position in the trace that is shown. */
  readonly cursor: number
  readonly past: boolean
  /** The environment looked at. */
  readonly lane: EnvironmentId | undefined
  /** Unix time, ms, at 0. */
  readonly startedAt: number
  /** What the position is called by those who hear it. */
  readonly says: string
  /** Index of the step at the cursor, and how many there are. */
  readonly index: number
  readonly count: number
  readonly onGo: (seq: number) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onEnds: (which: 'first' | 'last') => void
  readonly onLook: (lane: EnvironmentId | undefined) => void
}

/** At most so many lanes are in sight at once. */
const lanesInSight = 5

/** So near to an edge the label of the cursor stands beside it, not across it: share of the line. */
const nearEdge = 0.08

/** True time: what each environment did when, what is billed, and where the cursor stands. */
export function Timeline(props: TimelineProps) {
  const { trace, lanes, cursor, past, lane, startedAt, says, index, count, onGo, onStep, onEnds, onLook } = props
  const [collapsed, setCollapsed] = useState(true)
  const [scrolled, setScrolled] = useState(0)
  const until = trace.at(-1)?.at ?? 0
  const axis = useMemo(() => axisOf(lanes, until, collapsed), [lanes, until, collapsed])
  const { sight, whole, set } = useSight(axis)
  const now = trace[cursor]?.at ?? 0
  const place = placeOf(axis, now)
  const following = revealing(sight, axis, place)
  useEffect(() => {
    if (following !== sight) set(following)
  }, [following, sight, set])
  const firstLane = Math.floor(scrolled / laneHeight)
  const shown = useMemo(() => lanes.slice(firstLane, firstLane + lanesInSight), [lanes, firstLane])
  const canvas = useDrawing({ lanes: shown, axis, sight, until, startedAt })
  const scrub = useScrub(canvas, (share) => {
    const at = instantAt(axis, sight.from + share * (sight.to - sight.from))
    const seq = lastWhere(trace, (event) => event.at <= at)
    if (seq >= 0) onGo(seq)
  })
  if (lanes.length === 0) return null
  const zoom = (factor: number) => set(zoomed(sight, axis, factor, place))
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => onStep(1),
    ArrowLeft: () => onStep(-1),
    Home: () => onEnds('first'),
    End: () => onEnds('last'),
    w: () => zoom(1.5),
    s: () => zoom(1 / 1.5),
    a: () => set(panned(sight, axis, -0.2)),
    d: () => set(panned(sight, axis, 0.2)),
    f: () => set(wholeSight(axis)),
    i: () => setCollapsed(!collapsed),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const x = (place - sight.from) / (sight.to - sight.from)
  return (
    <div className="timeline" data-past={past || undefined}>
      <LaneNames lanes={lanes} lane={lane} first={firstLane} onLook={onLook} onScroll={setScrolled} />
      <div
        className="timeline-line"
        role="slider"
        tabIndex={0}
        aria-label={text.timeline.position}
        aria-valuemin={1}
        aria-valuemax={Math.max(count, 1)}
        aria-valuenow={Math.max(index + 1, 1)}
        aria-valuetext={says}
        onKeyDown={onKeyDown}
        onWheel={(event) => {
          if (event.ctrlKey || event.metaKey) zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2)
          else if (event.deltaX !== 0 || event.shiftKey) set(panned(sight, axis, (event.deltaX || event.deltaY) / 800))
        }}
        {...scrub}
      >
        <canvas ref={canvas} style={{ height: Math.min(lanes.length, lanesInSight) * laneHeight + axisHeight }} />
        {past && x < 1 && <i className="timeline-ahead" style={{ left: `${Math.max(x, 0) * 100}%` }} />}
        {x >= 0 && x <= 1 && (
          <i
            className="timeline-now"
            data-near={x < nearEdge ? 'start' : x > 1 - nearEdge ? 'end' : undefined}
            style={{ left: `${x * 100}%` }}
          >
            <span>+{seconds(now)}</span>
          </i>
        )}
      </div>
      <div className="timeline-buttons" role="toolbar" aria-label={text.timeline.label}>
        <IconButton label={text.timeline.zoomIn} icon={<ZoomIn size={15} />} onClick={() => zoom(1.5)} />
        <IconButton label={text.timeline.zoomOut} icon={<ZoomOut size={15} />} disabled={whole} onClick={() => zoom(1 / 1.5)} />
        <IconButton label={text.timeline.whole} icon={<Maximize size={14} />} disabled={whole} onClick={() => set(wholeSight(axis))} />
        <IconButton
          label={collapsed ? text.timeline.idleTrue : text.timeline.idleShort}
          icon={collapsed ? <Snowflake size={14} /> : <MoveHorizontal size={14} />}
          aria-pressed={collapsed}
          onClick={() => setCollapsed(!collapsed)}
        />
      </div>
    </div>
  )
}

interface LaneNamesProps extends Pick<TimelineProps, 'lanes' | 'lane' | 'onLook'> {
  /** The first lane in sight. */
  readonly first: number
  readonly onScroll: (top: number) => void
}

const LaneNames = memo(function LaneNames({ lanes, lane, first, onLook, onScroll }: LaneNamesProps) {
  return (
    <ol
      className="timeline-names scroll"
      aria-label={text.timeline.environments}
      onScroll={({ currentTarget }) => onScroll(currentTarget.scrollTop)}
    >
      {lanes.map(({ environmentId, stoppedAt }, order) => (
        <li key={environmentId} style={{ height: laneHeight }}>
          {Math.abs(order - first) < 40 && (
            <button
              type="button"
              aria-pressed={lane === environmentId}
              title={lane === environmentId ? text.timeline.lookAtAll : text.timeline.lookAt(environmentId)}
              data-gone={stoppedAt !== undefined || undefined}
              onClick={() => onLook(lane === environmentId ? undefined : environmentId)}
            >
              {environmentId}
            </button>
          )}
        </li>
      ))}
    </ol>
  )
})

/** What is in sight. While it is the whole run, it grows with the run. */
function useSight(axis: ReturnType<typeof axisOf>) {
  const [chosen, set] = useState<Sight>()
  const all = useMemo(() => wholeSight(axis), [axis])
  const whole = chosen === undefined || chosen.to - chosen.from >= axis.length * 0.9999 || chosen.to > axis.length * 1.0001
  const setSight = useCallback((sight: Sight) => set(sight), [])
  return { sight: whole ? all : chosen, whole, set: setSight }
}

function useDrawing(drawing: Omit<Parameters<typeof draw>[1], 'width' | 'colours' | 'font'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { theme, contrast } = useTheme()
  const [width, setWidth] = useState(0)
  const shown = drawing.lanes.length > 0
  useLayoutEffect(() => {
    const place = canvas.current?.parentElement
    if (!shown || !place) return
    const look = () => setWidth(place.clientWidth)
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(place)
    return () => sizes.disconnect()
  }, [shown])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what the colours are
  const colours = useMemo(
    () => (width > 0 && canvas.current?.parentElement ? coloursOf(canvas.current.parentElement) : undefined),
    [width > 0, theme, contrast],
  )
  const { lanes, axis, sight, until, startedAt } = drawing
  useLayoutEffect(() => {
    const sheet = canvas.current
    const pen = sheet?.getContext('2d')
    if (!sheet || !pen || !colours || width === 0) return
    const ratio = devicePixelRatio || 1
    const height = lanes.length * laneHeight + axisHeight
    sheet.width = Math.round(width * ratio)
    sheet.height = Math.round(height * ratio)
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    draw(pen, { lanes, axis, sight, until, startedAt, width, colours, font: `500 11px ${getComputedStyle(sheet).fontFamily}` })
  }, [lanes, axis, sight, until, startedAt, width, colours])
  return canvas
}

/** Drag to scrub: at most one move a frame. */
function useScrub(canvas: React.RefObject<HTMLCanvasElement | null>, onShare: (share: number) => void) {
  const frame = useRef<number>(undefined)
  const latest = useRef(onShare)
  latest.current = onShare
  useEffect(() => () => cancelAnimationFrame(frame.current ?? 0), [])
  const move = (clientX: number) => {
    cancelAnimationFrame(frame.current ?? 0)
    frame.current = requestAnimationFrame(() => {
      const box = canvas.current?.getBoundingClientRect()
      if (box) latest.current(Math.min(Math.max((clientX - box.left) / box.width, 0), 1))
    })
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      move(event.clientX)
    },
    onPointerMove: (event: PointerEvent) => {
      if (event.buttons === 1) move(event.clientX)
    },
  }
}
