import { useMemo } from 'react'
import { textOf } from '#base/bytes.ts'
import { findings } from '#coach/coach.ts'
import type { Bodies } from '#engine/bodies.ts'
import type { Trace } from '#trace/timeline.ts'
import { CoachPanel } from '../coach/coach-panel.tsx'

interface LessonCoachProps {
  readonly trace: Trace
  readonly bodies: Bodies | undefined
  readonly onChoose: (seq: number) => void
}

/** What the coach says about the run that is looked at. */
export function LessonCoach({ trace, bodies, onChoose }: LessonCoachProps) {
  const found = useMemo(() => (bodies ? findings({ trace, textOf: ({ id }) => textOf(bodies.get(id)) }) : []), [trace, bodies])
  return <CoachPanel findings={found} ran={trace.length > 0} onChoose={onChoose} />
}
