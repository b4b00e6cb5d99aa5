import { Check, CircleSlash, Clock, TriangleAlert } from 'lucide-react'
import { type Lane, remaining } from './lanes.ts'
import { mebibytes, methodNames, spoken, spokenTime } from './names.ts'

const icons = {
  waiting: <Clock size={15} aria-hidden="true" />,
  running: <span className="pi-spinner" aria-hidden="true" />,
  done: <Check size={15} aria-hidden="true" />,
  stopped: <CircleSlash size={15} aria-hidden="true" />,
  failed: <TriangleAlert size={15} aria-hidden="true" />,
} as const

/** Every way that runs or ran, side by side. */
export function LanesView({ lanes }: { readonly lanes: readonly Lane[] }) {
  const best = Math.min(...lanes.flatMap(({ milliseconds }) => milliseconds ?? []))
  return (
    <ol className="pi-lanes" aria-label={lanes.length > 1 ? 'Race' : 'Run'}>
      {lanes.map((lane) => (
        <li key={lane.method} className="pi-lane" data-state={lane.state} data-method={lane.method}>
          <span className="pi-lane-name">
            {icons[lane.state]} {methodNames[lane.method].name}
          </span>
          <progress
            max={1}
            value={lane.state === 'done' ? 1 : (lane.told?.part ?? 0)}
            aria-label={`${methodNames[lane.method].name}: part that is done`}
          />
          <span className="pi-lane-says">{saysOf(lane, best)}</span>
        </li>
      ))}
    </ol>
  )
}

function saysOf(lane: Lane, best: number): string {
  if (lane.milliseconds !== null) {
    const times = lane.milliseconds / best
    return `${spokenTime(lane.milliseconds)}${times > 1.005 ? `, ${spoken(Number(times.toPrecision(3)))} times the fastest` : ''}`
  }
  if (lane.state === 'waiting') return 'waits for a free core'
  if (lane.state !== 'running') return lane.message ?? ''
  if (!lane.told) return 'begins'
  const left = remaining(lane.told)
  const parts = [lane.told.phase ?? 'computing', left === null ? null : `about ${spokenTime(left)} left`]
  if (lane.told.bytes !== null) parts.push(mebibytes(lane.told.bytes))
  return parts.filter((part) => part !== null).join(' · ')
}
