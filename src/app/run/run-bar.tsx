import { CircleDot, Pause, Play, Square, StepForward } from 'lucide-react'
import { breakpoints as allBreakpoints } from '#trace/breakpoints.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { canStep, useRun } from './run.ts'
import { useRevision } from './use-trace.ts'
import './run-bar.css'

interface RunBarProps {
  readonly onInvoke: () => void
  /** Whether the project differs from what runs. */
  readonly changed: boolean
  /** Whether the event was not sent because it is not JSON. */
  readonly refused: boolean
  /** Whether any environment lives. */
  readonly alive: boolean
}

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The one primary button, and what holds and ends a run. */
export function RunBar({ onInvoke, changed, refused, alive }: RunBarProps) {
  const { session, opening, paused, breakpoints, toggleBreakpoint, pause, resume, stepOn, stop } = useRun()
  useRevision(session?.simulation)
  const waits = session !== undefined && canStep(session.simulation)
  return (
    <div className="run-bar" role="toolbar" aria-label="Run">
      <Button look="primary" className="run-invoke" onClick={onInvoke} aria-disabled={opening || undefined}>
        <Play size={15} fill="currentColor" aria-hidden="true" />
        Invoke
        <kbd className="wide-only">{mac ? '⌘' : 'Ctrl'} ↵</kbd>
      </Button>
      <Button onClick={paused ? resume : pause} aria-pressed={paused}>
        {paused ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />}
        {paused ? 'Resume' : 'Pause'}
      </Button>
      <Menu
        label={breakpoints.size === 0 ? 'Breakpoints: none set' : `Breakpoints: ${breakpoints.size} set`}
        items={allBreakpoints.map(({ id, label }) => ({
          id,
          label: `Pause when ${label}`,
          checked: breakpoints.has(id),
          onChoose: () => toggleBreakpoint(id),
        }))}
      >
        <CircleDot size={14} aria-hidden="true" />
        {breakpoints.size > 0 && <b>{breakpoints.size}</b>}
      </Menu>
      <Button onClick={() => stepOn('into')} disabled={!waits} title="Go on by one message, or by one line when stepping by lines">
        <StepForward size={14} aria-hidden="true" />
        Step
      </Button>
      <Button look="ghost" onClick={stop} disabled={!alive} title="End every environment">
        <Square size={13} fill="currentColor" aria-hidden="true" />
        Stop
      </Button>
      <span className="run-state" role="status">
        {refused && <Badge tone="bad">✕ Not sent: the event is not JSON</Badge>}
        {opening && <Badge>deploying</Badge>}
        {changed && !opening && !refused && <Badge tone="warn">Changed: the next Invoke deploys it</Badge>}
        {paused && !changed && !refused && <Badge tone="ice">Paused, time stands still</Badge>}
      </span>
    </div>
  )
}
