import { GraduationCap } from 'lucide-react'
import type { Finding } from '#coach/coach.ts'
import { Empty } from '#ui/panel.tsx'
import './coach.css'

interface CoachPanelProps {
  readonly findings: readonly Finding[]
  readonly ran: boolean
  readonly onChoose: (seq: number) => void
}

/** What the coach found by now: cause, consequence on Lambda, remedy, each with the messages at which it shows. */
export function CoachPanel({ findings, ran, onChoose }: CoachPanelProps) {
  if (findings.length === 0)
    return (
      <Empty icon={<GraduationCap size={22} />} title={ran ? 'Nothing to say about this run' : 'The coach watches every run'}>
        <p>What would go wrong on Lambda stands here, with its cause and what to do.</p>
      </Empty>
    )
  return (
    <ol className="findings scroll" aria-label="What the coach found">
      {findings.map(({ rule, seqs }) => (
        <li key={rule.id}>
          <h3>{rule.title}</h3>
          <dl>
            <dt>Cause</dt>
            <dd>{rule.cause}</dd>
            <dt>On Lambda</dt>
            <dd>{rule.consequence}</dd>
            <dt>Do this</dt>
            <dd>{rule.remedy}</dd>
          </dl>
          <p className="finding-places">
            {seqs.slice(0, mostPlaces).map((seq, index) => (
              <button key={seq} type="button" className="link" onClick={() => onChoose(seq)}>
                {index === 0 ? 'Show where' : `and here (${index + 1})`}
              </button>
            ))}
            {seqs.length > mostPlaces && <span>and {seqs.length - mostPlaces} more times</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Links to the first few places; the rest is counted. */
const mostPlaces = 5
