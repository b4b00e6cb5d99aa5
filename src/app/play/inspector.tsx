import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { AnswerPanel } from '../answer/answer-panel.tsx'
import { CoachPanel } from '../coach/coach-panel.tsx'
import { LogsPanel } from '../logs/logs-panel.tsx'
import { PacketPanel } from '../packet/packet-panel.tsx'
import { useView } from '../run/cursor.ts'
import { StatePanel } from '../state/state-panel.tsx'
import { text } from '../texts/texts.ts'
import { WrittenPanel } from '../written/written-panel.tsx'
import type { Bench } from './use-bench.ts'

export type InspectorTab = 'answer' | 'packet' | 'state' | 'files' | 'logs' | 'coach'

const tabsWith = (findings: number) =>
  [
    { id: 'answer', label: text.tabs.answer },
    { id: 'packet', label: text.tabs.packet },
    { id: 'state', label: text.tabs.state },
    { id: 'files', label: text.tabs.files },
    { id: 'logs', label: text.tabs.logs },
    { id: 'coach', label: text.tabs.coach, ...(findings > 0 && { count: findings }) },
  ] as const

interface InspectorProps {
  readonly bench: Bench
  readonly tab: InspectorTab
  readonly onTab: (tab: InspectorTab) => void
}

/** What the cursor points at, closely: the answer, the message, the log. */
export function Inspector({ bench, tab, onTab }: InspectorProps) {
  const { answers, recording, event, trace, cursor, findings, environmentId, go } = bench
  const { setGrain } = useView()
  const goToLine = (seq: number) => {
    setGrain('line')
    go(seq)
  }
  return (
    <section className="panel" aria-label="Inspector">
      <header className="panel-head inspector-head">
        <Tabs label="Inspector" idPrefix="inspect" tabs={tabsWith(findings.length)} chosen={tab} onChoose={onTab} />
      </header>
      <TabPanel idPrefix="inspect" id={tab} className="panel-body">
        {tab === 'answer' && <AnswerPanel answers={answers} recording={recording} onChoose={go} />}
        {tab === 'packet' && <PacketPanel event={event} recording={recording} />}
        {tab === 'state' && <StatePanel trace={trace} cursor={cursor} environmentId={environmentId} onChoose={goToLine} />}
        {tab === 'files' && <WrittenPanel trace={trace} cursor={cursor} environmentId={environmentId} onChoose={goToLine} />}
        {tab === 'logs' && <LogsPanel trace={trace} recording={recording} cursor={cursor} onChoose={go} />}
        {tab === 'coach' && <CoachPanel findings={findings} ran={trace.length > 0} onChoose={go} />}
      </TabPanel>
    </section>
  )
}
