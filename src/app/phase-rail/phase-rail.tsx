import { Check, Circle, CircleDot, EyeOff } from 'lucide-react'
import { memo } from 'react'
import type { Rail, RailPhase, Task, TaskState } from '#trace/phase-rail.ts'
import { Badge } from '#ui/badge.tsx'
import { text } from '../texts/texts.ts'
import './phase-rail.css'

const phases: readonly { readonly id: RailPhase; readonly label: string }[] = [
  { id: 'init', label: text.rail.init },
  { id: 'invoke', label: text.rail.invoke },
  { id: 'frozen', label: text.rail.frozen },
  { id: 'shutdown', label: text.rail.shutdown },
]

const tasks: readonly { readonly id: Task; readonly label: string; readonly long: string }[] = [
  { id: 'event', ...text.rail.tasks.event },
  { id: 'trace', ...text.rail.tasks.trace },
  { id: 'context', ...text.rail.tasks.context },
  { id: 'handler', ...text.rail.tasks.handler },
  { id: 'respond', ...text.rail.tasks.respond },
  { id: 'error', ...text.rail.tasks.error },
  { id: 'cleanup', ...text.rail.tasks.cleanup },
]

const stateWords: Record<TaskState, string> = text.rail.states
const stateIcons: Record<TaskState, React.ReactNode> = {
  seen: <Check size={12} strokeWidth={3} />,
  now: <CircleDot size={12} />,
  ahead: <Circle size={10} />,
  unseen: <EyeOff size={11} />,
}

/** Where the environment stands at the cursor: its phase, and inside an invocation the seven tasks of a bootstrap. */
export const PhaseRail = memo(DrawnRail, (before, now) => JSON.stringify(before.rail) === JSON.stringify(now.rail))

function DrawnRail({ rail }: { readonly rail: Rail | undefined }) {
  return (
    <section className="rail" aria-label={text.rail.label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where it is too narrow the list scrolls, and keys must reach it */}
      <ol className="scroll" tabIndex={0} aria-label={text.rail.phases}>
        {phases.map(({ id, label }) => (
          <li
            key={id}
            className="rail-phase"
            data-now={rail?.phase === id || undefined}
            aria-current={rail?.phase === id ? 'step' : undefined}
          >
            <span className="rail-chip" data-phase={id}>
              {id === 'frozen' && <span aria-hidden="true">❄</span>}
              {label}
            </span>
            {id === 'invoke' && (
              <ul className="rail-tasks" aria-label={text.rail.seven}>
                {tasks.map((task) => {
                  const state = rail?.tasks[task.id] ?? 'ahead'
                  return (
                    <li key={task.id} data-state={state} title={`${task.long}: ${stateWords[state]}`}>
                      <span aria-hidden="true">{stateIcons[state]}</span>
                      <span aria-hidden="true">{task.label}</span>
                      <span className="visually-hidden">{`${task.long}: ${stateWords[state]}`}</span>
                    </li>
                  )
                })}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <p className="rail-where">
        {rail ? (
          <>
            <b>{rail.environmentId}</b>
            {rail.invocation > 0 && ` · ${text.rail.invocation(rail.invocation)} `}
            {rail.invocation > 0 && <Badge tone={rail.cold ? 'ice' : 'plain'}>{rail.cold ? text.rail.cold : text.rail.warm}</Badge>}
          </>
        ) : (
          text.rail.none
        )}
      </p>
    </section>
  )
}
