import { ScrollText } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { logLines } from '#lambda/log.ts'
import { jsonLogLines } from '#lambda/log-json.ts'
import type { Trace } from '#trace/timeline.ts'
import { Empty } from '#ui/panel.tsx'
import type { Recording } from '../run/recording.ts'
import { text } from '../texts/texts.ts'
import './logs.css'

interface LogsPanelProps {
  readonly trace: Trace
  readonly recording: Recording | undefined
  readonly cursor: number
  readonly onChoose: (seq: number) => void
}

/** The newest lines that are drawn; older ones stay in the trace. */
const drawn = 2000

/** The function's log as CloudWatch would hold it, up to the cursor. A line leads to the moment in which it was written. */
export function LogsPanel({ trace, recording, cursor, onChoose }: LogsPanelProps) {
  const json = recording?.config.logFormat === 'JSON' || recording?.config.mode === 'managed'
  const startedAt = recording?.startedAt ?? 0
  const lines = useMemo(() => trace.flatMap((event) => (json ? jsonLogLines(event, startedAt) : logLines(event))), [trace, json, startedAt])
  const past = lines.filter((line) => line.seq <= cursor)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const list = end.current
    if (list && past.length > 0) list.scrollTop = list.scrollHeight
  }, [past.length])
  if (past.length === 0)
    return (
      <Empty icon={<ScrollText size={22} />} title={text.logs.none}>
        <p>{text.logs.noneWhy}</p>
      </Empty>
    )
  const many = new Set(past.map((line) => line.environmentId)).size > 1
  return (
    <div className="logs">
      {past.length > drawn && <p className="logs-note">{past.length - drawn} earlier lines are not shown.</p>}
      <div className="logs-lines scroll" ref={end} role="log" aria-label={text.logs.label}>
        {past.slice(-drawn).map((line, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows
            key={index}
            type="button"
            data-source={line.source}
            data-error={/^(Error|Runtime\.|.*Status: (error|timeout)|.*"status":"(error|failure|timeout)")/.test(line.text) || undefined}
            aria-current={line.seq === cursor ? 'step' : undefined}
            onClick={() => onChoose(line.seq)}
          >
            {many && <b>{line.environmentId}</b>}
            <span>{line.text}</span>
          </button>
        ))}
      </div>
      <p className="logs-note">{text.logs.note}</p>
    </div>
  )
}
