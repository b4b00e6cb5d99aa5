import { lastWhere } from '#trace/reader.ts'
import type { Lane, Span } from '#trace/spans.ts'

/** A stretch in which nothing runs anywhere. */
export interface Idle {
  readonly from: number
  readonly to: number
}

/** Piecewise linear: instants in simulated ms, and where each stands, in units of busy milliseconds. */
export interface Axis {
  readonly instants: readonly number[]
  readonly places: readonly number[]
  /** Place of the end. */
  readonly length: number
  readonly idle: readonly Idle[]
}

/** All idle stretches together take this much of the room that work takes. */
const idleShare = 0.3

/** True time from 0 to `until`; `collapsed`: with idle stretches drawn short, for an environment may be frozen for hours between milliseconds of work. */
export function axisOf(lanes: readonly Lane[], until: number, collapsed = true): Axis {
  const idle = collapsed ? idleIn(lanes, until) : []
  const waited = idle.reduce((sum, { from, to }) => sum + to - from, 0)
  const each = ((until - waited) * idleShare) / Math.max(1, idle.length) || 1
  const instants = [0]
  const places = [0]
  let place = 0
  const to = (instant: number, width: number) => {
    place += width
    instants.push(instant)
    places.push(place)
  }
  for (const stretch of idle) {
    const last = instants.at(-1) ?? 0
    if (stretch.from > last) to(stretch.from, stretch.from - last)
    to(stretch.to, Math.min(stretch.to - stretch.from, each))
  }
  const last = instants.at(-1) ?? 0
  if (until > last || instants.length === 1)
    to(Math.max(until, last + (instants.length === 1 ? 1 : 0)), Math.max(until - last, instants.length === 1 ? 1 : 0))
  return { instants, places, length: place, idle }
}

/** Where no lane has work, in order. */
function idleIn(lanes: readonly Lane[], until: number): readonly Idle[] {
  const busy = lanes.flatMap(({ spans }) => spans.filter(({ kind }) => kind !== 'frozen').map(({ start, end = until }) => ({ start, end })))
  busy.sort((a, b) => a.start - b.start)
  const idle: Idle[] = []
  let free = 0
  for (const { start, end } of busy) {
    if (start > free) idle.push({ from: free, to: start })
    free = Math.max(free, end)
  }
  return until > free && busy.length > 0 ? [...idle, { from: free, to: until }] : idle
}

const between = (at: number, fromList: readonly number[], toList: readonly number[]): number => {
  const index = Math.min(
    Math.max(
      lastWhere(fromList, (value) => value <= at),
      0,
    ),
    fromList.length - 2,
  )
  const [from = 0, to = 0] = [fromList[index], fromList[index + 1]]
  const [left = 0, right = 0] = [toList[index], toList[index + 1]]
  return left + ((at - from) / (to - from || 1)) * (right - left)
}

/** Where an instant stands. */
export const placeOf = ({ instants, places }: Axis, at: number): number => between(at, instants, places)

/** Which instant stands at a place: the inverse of `placeOf`. */
export const instantAt = ({ instants, places }: Axis, place: number): number => between(place, places, instants)

/** The part of the axis that is in sight, in places. */
export interface Sight {
  readonly from: number
  readonly to: number
}

export const wholeSight = ({ length }: Axis): Sight => ({ from: 0, to: length })

/** Shortest part of the axis that can fill the line, busy ms. */
const closest = 0.02

/** `factor` above 1 comes closer; the place `around` stays where it is. */
export function zoomed({ from, to }: Sight, axis: Axis, factor: number, around: number): Sight {
  const width = Math.min(Math.max((to - from) / factor, Math.min(closest, axis.length)), axis.length)
  const share = (around - from) / (to - from || 1)
  return fitted(around - share * width, width, axis)
}

/** Moves by a share of what is in sight. */
export const panned = ({ from, to }: Sight, axis: Axis, share: number): Sight => fitted(from + (to - from) * share, to - from, axis)

/** Shows a place, moving no more than needed. */
export function revealing(sight: Sight, axis: Axis, place: number): Sight {
  const width = sight.to - sight.from
  if (place >= sight.from && place <= sight.to) return sight
  return fitted(place - width / 2, width, axis)
}

function fitted(from: number, width: number, { length }: Axis): Sight {
  const start = Math.min(Math.max(from, 0), Math.max(0, length - width))
  return { from: start, to: start + width }
}

/** The spans of a lane that are in sight. */
export function spansIn({ spans }: Lane, axis: Axis, { from, to }: Sight, until: number): readonly Span[] {
  const [start, end] = [instantAt(axis, from), instantAt(axis, to)]
  const first = Math.max(
    0,
    lastWhere(spans, (span) => span.start <= start),
  )
  const last = lastWhere(spans, (span) => span.start <= end)
  return spans.slice(first, last + 1).filter((span) => (span.end ?? until) >= start)
}
