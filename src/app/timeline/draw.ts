import type { Lane, Span } from '#trace/spans.ts'
import { duration, seconds } from '../units.ts'
import { type Axis, instantAt, placeOf, type Sight, spansIn } from './model.ts'

const names = ['surface', 'sunken', 'line', 'ink-2', 'ink-3', 'code', 'code-soft', 'ice', 'ice-soft', 'bad', 'bad-soft', 'warn'] as const
export type Colours = Readonly<Record<(typeof names)[number], string>>

/** The page's colours as a canvas takes them: it knows neither custom properties nor `light-dark()`. */
export function coloursOf(element: HTMLElement): Colours {
  const probe = document.createElement('span')
  element.append(probe)
  const entries = names.map((name) => {
    probe.style.color = `var(--${name})`
    return [name, getComputedStyle(probe).color] as const
  })
  probe.remove()
  return Object.fromEntries(entries) as Colours
}

/** Heights, CSS pixels. */
export const laneHeight = 24
export const axisHeight = 16

export interface Drawing {
  readonly lanes: readonly Lane[]
  readonly axis: Axis
  readonly sight: Sight
  /** Simulated ms at which the recording ends for now. */
  readonly until: number
  readonly width: number
  /** Unix time, ms, at 0: deadlines are told in it. */
  readonly startedAt: number
  readonly colours: Colours
  readonly font: string
}

/** Draws the lanes one below the other and a line of times under them. */
export function draw(pen: CanvasRenderingContext2D, drawing: Drawing): void {
  const { lanes, width, colours } = drawing
  pen.clearRect(0, 0, width, lanes.length * laneHeight + axisHeight)
  for (const [index, lane] of lanes.entries()) drawLane(pen, drawing, lane, index * laneHeight)
  pen.fillStyle = colours['ink-3']
  drawTimes(pen, drawing, lanes.length * laneHeight)
}

const xOf = ({ axis, sight, width }: Drawing, at: number): number => ((placeOf(axis, at) - sight.from) / (sight.to - sight.from)) * width

function drawLane(pen: CanvasRenderingContext2D, drawing: Drawing, lane: Lane, top: number): void {
  const { colours, width, until } = drawing
  pen.fillStyle = colours.sunken
  pen.fillRect(0, top + 3, width, laneHeight - 6)
  let drawnTo = Number.NEGATIVE_INFINITY
  for (const span of spansIn(lane, drawing.axis, drawing.sight, until)) {
    const left = xOf(drawing, span.start)
    const right = xOf(drawing, span.end ?? lane.stoppedAt ?? until)
    // Of many spans on one pixel the first stands for all, but a failure is never hidden.
    if (right < drawnTo && !span.failed) continue
    drawnTo = Math.ceil(right)
    drawSpan(pen, drawing, span, { left: Math.max(left, -2), right: Math.min(Math.max(right, left + 1.5), width + 2), top: top + 3 })
  }
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
}
const spanHeight = laneHeight - 6

function drawSpan(pen: CanvasRenderingContext2D, drawing: Drawing, span: Span, box: Box): void {
  const { colours } = drawing
  const { left, right, top } = box
  const wide = right - left
  const [fill, ink] = {
    init: [colours['code-soft'], colours.code] as const,
    invoke: [span.failed ? colours.bad : colours.code, colours.surface] as const,
    frozen: [colours['ice-soft'], colours.ice] as const,
  }[span.kind]
  pen.fillStyle = fill
  pen.fillRect(left, top, wide, spanHeight)
  if (span.kind === 'init' && wide > 3) hatch(pen, box, colours.code)
  if (span.kind === 'frozen' && wide > 6) dots(pen, box, colours.ice)
  if (span.failed && wide > 6) {
    pen.strokeStyle = colours['bad-soft']
    pen.lineWidth = 1
    pen.strokeRect(left + 2.5, top + 2.5, wide - 5, spanHeight - 5)
  }
  if (wide > 14) {
    pen.fillStyle = fill
    if (span.kind === 'init') pen.fillRect(left, top, Math.min(wide, 30), spanHeight)
    label(pen, drawing, span, box, ink)
  }
  if (span.kind === 'invoke') drawBill(pen, drawing, span, box)
}

function label(pen: CanvasRenderingContext2D, drawing: Drawing, span: Span, { left, right, top }: Box, ink: string): void {
  const end = span.end ?? drawing.until
  const texts: Record<Span['kind'], readonly string[]> = {
    init: ['init'],
    invoke: [
      `${span.failed ? '✕ ' : ''}${span.cold ? '❄ ' : ''}invoke ${duration(end - span.start)}`,
      `${span.failed ? '✕' : ''}${span.cold ? '❄' : ''}`,
    ],
    frozen: [`❄ ${idleWords(end - span.start)}`, '❄'],
  }
  pen.font = drawing.font
  pen.textBaseline = 'middle'
  pen.fillStyle = ink
  const start = Math.max(left, 0) + 5
  const text = texts[span.kind].find((each) => pen.measureText(each).width < right - start - 3)
  if (text) pen.fillText(text, start, top + spanHeight / 2 + 0.5)
}

/** Idle time as people say it. */
export function idleWords(ms: number): string {
  if (ms < 60_000) return duration(ms)
  if (ms < 5_400_000) return `${Math.round(ms / 60_000)} min`
  return `${(ms / 3_600_000).toFixed(1)} h`
}

/** A line under what is billed, and a mark where the time would be up. */
function drawBill(pen: CanvasRenderingContext2D, drawing: Drawing, { billed, deadlineMs, end }: Span, { top, right }: Box): void {
  const { colours, width, startedAt } = drawing
  if (billed) {
    pen.fillStyle = colours.warn
    const from = Math.max(0, xOf(drawing, billed.from))
    pen.fillRect(from, top + spanHeight, Math.max(1, Math.min(width, xOf(drawing, billed.from + billed.ms)) - from), 2.5)
  }
  if (deadlineMs === undefined) return
  const at = deadlineMs - startedAt
  const x = xOf(drawing, at)
  const soon = end === undefined || at <= end + 1
  if (x < 0 || x > width || (!soon && x - right < 3)) return
  pen.strokeStyle = colours.bad
  pen.lineWidth = 1.5
  pen.setLineDash([3, 2])
  pen.beginPath()
  pen.moveTo(x, top - 2)
  pen.lineTo(x, top + spanHeight + 2)
  pen.stroke()
  pen.setLineDash([])
}

function hatch(pen: CanvasRenderingContext2D, { left, right, top }: Box, colour: string): void {
  pen.save()
  pen.beginPath()
  pen.rect(left, top, right - left, spanHeight)
  pen.clip()
  pen.strokeStyle = colour
  pen.globalAlpha = 0.35
  pen.lineWidth = 1
  pen.beginPath()
  for (let x = left - spanHeight; x < right; x += 7) {
    pen.moveTo(x, top + spanHeight)
    pen.lineTo(x + spanHeight, top)
  }
  pen.stroke()
  pen.restore()
}

function dots(pen: CanvasRenderingContext2D, { left, right, top }: Box, colour: string): void {
  pen.fillStyle = colour
  pen.globalAlpha = 0.35
  for (let x = left + 3; x < right - 1; x += 6) for (let y = top + 3; y < top + spanHeight; y += 6) pen.fillRect(x, y, 1, 1)
  pen.globalAlpha = 1
}

/** Wanted room between two times, pixels. */
const tickRoom = 130

function drawTimes(pen: CanvasRenderingContext2D, drawing: Drawing, top: number): void {
  const { axis, sight, width, font, colours } = drawing
  const count = Math.max(1, Math.floor(width / tickRoom))
  pen.font = font
  pen.textBaseline = 'top'
  for (let tick = 0; tick <= count; tick += 1) {
    const x = (tick / count) * width
    const at = instantAt(axis, sight.from + (tick / count) * (sight.to - sight.from))
    const text = `+${seconds(at)}`
    const room = pen.measureText(text).width
    pen.fillStyle = colours.line
    pen.fillRect(Math.min(x, width - 1), top, 1, 4)
    pen.fillStyle = colours['ink-3']
    pen.fillText(text, Math.min(Math.max(x - room / 2, 0), width - room), top + 4)
  }
}
