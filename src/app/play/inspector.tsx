import type { FixedFiles } from '#coach/fixes.ts'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { AnswerPanel } from '../answer/answer-panel.tsx'
import { CoachPanel } from '../coach/coach-panel.tsx'
import { useCaret } from '../editor/caret.ts'
import { LogsPanel } from '../logs/logs-panel.tsx'
import { PacketPanel } from '../packet/packet-panel.tsx'
import { useView } from '../run/cursor.ts'
import { StatePanel } from '../state/state-panel.tsx'
import { text } from '../texts/texts.ts'
import { WrittenPanel } from '../written/written-panel.tsx'
import { fileAt } from './lit.ts'
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
  /** The project's files, and what takes the mended ones; none for a run that is only looked at. */
  readonly files?: FixedFiles
  readonly onFix?: (files: FixedFiles) => void
}

/** What the cursor points at, closely: the answer, the message, the log. */
export function Inspector({ bench, tab, onTab, files, onFix }: InspectorProps) {
  const line = useLineAtHand(bench, files)
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
        {tab === 'coach' && (
          <CoachPanel trace={trace} findings={findings} ran={trace.length > 0} onChoose={go} files={files} onFix={onFix} line={line} />
        )}
      </TabPanel>
    </section>
  )
}

/** The line where the program stands in the past, else the line of the caret. */
function useLineAtHand(bench: Bench, files: FixedFiles | undefined): { readonly number: number; readonly text: string } | undefined {
  const caret = useCaret()
  const path = (bench.past ? fileAt(bench) : undefined) ?? caret.path
  const number = bench.past && bench.statement && fileAt(bench) ? bench.statement.record.place.line : caret.line
  const content = files?.[path]?.content
  if (typeof content !== 'string') return undefined
  const text = content.split('\n')[number - 1]
  return text === undefined ? undefined : { number, text }
}
