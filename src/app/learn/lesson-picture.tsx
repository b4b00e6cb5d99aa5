import { Waypoints } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Lesson } from '#lessons/lesson.ts'
import { Empty } from '#ui/panel.tsx'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { AnswerPanel } from '../answer/answer-panel.tsx'
import { LogsPanel } from '../logs/logs-panel.tsx'
import { Sequence } from '../sequence/sequence.tsx'
import type { useLessonBench } from './use-lesson-bench.ts'

const PacketPanel = lazy(async () => ({ default: (await import('../packet/packet-panel.tsx')).PacketPanel }))
const LessonCoach = lazy(async () => ({ default: (await import('./lesson-coach.tsx')).LessonCoach }))

export type LessonBench = ReturnType<typeof useLessonBench>
type Tab = 'answer' | 'packet' | 'logs' | 'coach'

/** Who said what to whom: in the person's own run, or in the run of a check. */
export function LessonProtocol({
  bench,
  lesson,
  shown,
  onLive,
}: {
  readonly bench: LessonBench
  readonly lesson: Lesson
  readonly shown: number | undefined
  readonly onLive: () => void
}) {
  const { rows, sight, lanes, go } = bench
  return (
    <section className="lesson-protocol" aria-label="Protocol">
      {shown !== undefined && (
        <p className="lesson-shown" role="status">
          <span>
            This is the check <b>{lesson.scenarios[shown]?.title}</b>, in simulated time.
          </span>
          <button type="button" className="link" onClick={onLive}>
            Back to my own run
          </button>
        </p>
      )}
      {rows.length === 0 ? (
        <Empty icon={<Waypoints size={26} />} title="Nothing runs until an event comes">
          <p>Press Invoke, and watch who speaks first.</p>
        </Empty>
      ) : (
        <Sequence label="Messages between your code and Lambda" rows={rows} cursor={sight.cursor} onChoose={go} lanes={lanes} />
      )}
    </section>
  )
}

/** What the cursor points at, closely. */
export function LessonInspector({ bench }: { readonly bench: LessonBench }) {
  const [tab, setTab] = useState<Tab>('answer')
  const { source, sight, answers, go } = bench
  const tabs = [
    { id: 'answer', label: 'Answer' },
    { id: 'packet', label: 'Message' },
    { id: 'logs', label: 'Logs' },
    { id: 'coach', label: 'Coach' },
  ] as const
  return (
    <section className="panel" aria-label="Inspector">
      <header className="panel-head inspector-head">
        <Tabs label="Inspector" idPrefix="lesson-inspect" tabs={tabs} chosen={tab} onChoose={setTab} />
      </header>
      <TabPanel idPrefix="lesson-inspect" id={tab} className="panel-body">
        <Suspense fallback={null}>
          {tab === 'answer' && <AnswerPanel answers={answers} bodies={source?.bodies} onChoose={go} />}
          {tab === 'packet' && <PacketPanel event={sight.event} simulation={source} />}
          {tab === 'logs' && <LogsPanel trace={sight.trace} cursor={sight.cursor} onChoose={go} />}
          {tab === 'coach' && <LessonCoach trace={sight.trace} bodies={source?.bodies} onChoose={go} />}
        </Suspense>
      </TabPanel>
    </section>
  )
}
