import { Pause, Play, Square, StepForward } from 'lucide-react'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { text } from '../texts/texts.ts'
import { BreakpointsMenu } from './breakpoints-menu.tsx'
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
  const { session, opening, paused, pause, resume, stepOn, stop } = useRun()
  useRevision(session?.simulation)
  const waits = session !== undefined && canStep(session.simulation)
  return (
    <div className="run-bar" role="toolbar" aria-label={text.run.label}>
      <Button look="primary" className="run-invoke" onClick={onInvoke} aria-disabled={opening || undefined}>
        <Play size={15} fill="currentColor" aria-hidden="true" />
        {text.run.invoke}
        <kbd className="wide-only">{mac ? '⌘' : 'Ctrl'} ↵</kbd>
      </Button>
      <Button onClick={paused ? resume : pause} aria-pressed={paused}>
        {paused ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />}
        {paused ? text.run.resume : text.run.pause}
      </Button>
      <BreakpointsMenu />
      <Button onClick={() => stepOn('into')} disabled={!waits} title={text.run.stepWhy}>
        <StepForward size={14} aria-hidden="true" />
        {text.run.step}
      </Button>
      <Button look="ghost" onClick={stop} disabled={!alive} title={text.run.stopWhy}>
        <Square size={13} fill="currentColor" aria-hidden="true" />
        {text.run.stop}
      </Button>
      <span className="run-state" role="status">
        {refused && <Badge tone="bad">{text.run.notSent}</Badge>}
        {opening && <Badge>{text.run.deploying}</Badge>}
        {changed && !opening && !refused && <Badge tone="warn">{text.run.changed}</Badge>}
        {paused && !changed && !refused && <Badge tone="ice">{text.run.paused}</Badge>}
      </span>
    </div>
  )
}
