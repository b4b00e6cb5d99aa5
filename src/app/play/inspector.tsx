import { memo, useDeferredValue, useMemo } from 'react'
import type { FixedFiles } from '#coach/fixes.ts'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { useStable } from '#ui/use-stable.ts'
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

/** What the cursor points at, closely: the answer, the message, the log. It may lag behind by a frame: the cursor is painted first. */
export function Inspector({ bench, tab, onTab, files, onFix }: InspectorProps) {
  const later = useDeferredValue(bench)
  const { length } = bench.findings
  const tabs = useMemo(() => tabsWith(length), [length])
  const fix = useStable((files: FixedFiles) => onFix?.(files))
  const choose = useStable(bench.go)
  return (
    <section className="panel" aria-label="Inspector">
      <header className="panel-head inspector-head">
        <Tabs label="Inspector" idPrefix="inspect" tabs={tabs} chosen={tab} onChoose={onTab} />
      </header>
      <TabPanel idPrefix="inspect" id={tab} className="panel-body">
        <Shown bench={later} tab={tab} files={files} onFix={onFix && fix} onChoose={choose} />
      </TabPanel>
    </section>
  )
}

interface ShownProps extends Pick<InspectorProps, 'bench' | 'tab'> {
  readonly files: FixedFiles | undefined
  readonly onFix: ((files: FixedFiles) => void) | undefined
  readonly onChoose: (seq: number) => void
}

const Shown = memo(function Shown({ bench, tab, files, onFix, onChoose }: ShownProps) {
  const line = useLineAtHand(bench, files)
  const { answers, recording, event, trace, cursor, findings, environmentId } = bench
  const setGrain = useView(({ setGrain }) => setGrain)
  const goToLine = (seq: number) => {
    setGrain('line')
    onChoose(seq)
  }
  switch (tab) {
    case 'answer':
      return <AnswerPanel answers={answers} recording={recording} onChoose={onChoose} />
    case 'packet':
      return <PacketPanel event={event} recording={recording} />
    case 'state':
      return <StatePanel trace={trace} cursor={cursor} environmentId={environmentId} onChoose={goToLine} />
    case 'files':
      return <WrittenPanel trace={trace} cursor={cursor} environmentId={environmentId} onChoose={goToLine} />
    case 'logs':
      return <LogsPanel trace={trace} recording={recording} cursor={cursor} onChoose={onChoose} />
    case 'coach':
      return (
        <CoachPanel trace={trace} findings={findings} ran={trace.length > 0} onChoose={onChoose} files={files} onFix={onFix} line={line} />
      )
  }
})

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
