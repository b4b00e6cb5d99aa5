import { GraduationCap, Wrench } from 'lucide-react'
import type { Finding } from '#coach/coach.ts'
import { explainLine } from '#coach/commands.ts'
import { type FixedFiles, fixes } from '#coach/fixes.ts'
import { statementAt } from '#trace/statements.ts'
import type { Trace } from '#trace/timeline.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/panel.tsx'
import { placeLabel } from '../state/model.ts'
import { text } from '../texts/texts.ts'
import './coach.css'

interface CoachPanelProps {
  readonly trace: Trace
  readonly findings: readonly Finding[]
  readonly ran: boolean
  readonly onChoose: (seq: number) => void
  /** The files that a fix may change; none for a run that is only looked at. */
  readonly files?: FixedFiles | undefined
  readonly onFix?: ((files: FixedFiles) => void) | undefined
  /** The line under the cursor, and its number. */
  readonly line?: { readonly number: number; readonly text: string } | undefined
}

/** What the coach found by now: cause, consequence on Lambda, remedy, each with the lines and messages at which it shows. */
export function CoachPanel({ trace, findings, ran, onChoose, files, onFix, line }: CoachPanelProps) {
  return (
    <div className="coach scroll">
      {findings.length === 0 && (
        <Empty icon={<GraduationCap size={22} />} title={ran ? text.coach.nothing : text.coach.watches}>
          <p>{text.coach.intro}</p>
        </Empty>
      )}
      <ol className="findings" aria-label={text.coach.list}>
        {findings.map((finding) => (
          <li key={finding.rule.id}>
            <Advice trace={trace} finding={finding} onChoose={onChoose} />
            <FixButton id={finding.rule.id} files={files} onFix={onFix} />
          </li>
        ))}
      </ol>
      {line && <Explained line={line} />}
    </div>
  )
}

interface AdviceProps {
  readonly trace: Trace
  readonly finding: Finding
  readonly onChoose: (seq: number) => void
}

function Advice({ trace, finding: { rule, seqs }, onChoose }: AdviceProps) {
  return (
    <>
      <h3>
        {rule.title} {rule.kind === 'note' && <Badge tone="plain">{text.coach.note}</Badge>}
      </h3>
      <dl>
        <dt>{text.coach.cause}</dt>
        <dd>{rule.cause}</dd>
        <dt>{text.coach.onLambda}</dt>
        <dd>{rule.consequence}</dd>
        <dt>{text.coach.doThis}</dt>
        <dd>{rule.remedy}</dd>
      </dl>
      <p className="finding-places">
        {seqs.slice(0, mostPlaces).map((seq, index) => (
          <button key={seq} type="button" className="link" onClick={() => onChoose(seq)}>
            {index === 0 ? text.coach.where(lineOf(trace, seq)) : text.coach.andHere(index + 1)}
          </button>
        ))}
        {seqs.length > mostPlaces && <span>{text.coach.more(seqs.length - mostPlaces)}</span>}
      </p>
    </>
  )
}

/** Links to the first few places; the rest is counted. */
const mostPlaces = 5

/** The line at which the program stood when something happened: `bootstrap:13`. */
function lineOf(trace: Trace, seq: number): string | undefined {
  const event = trace[seq]
  const statement = event && 'environmentId' in event ? statementAt(trace, event.environmentId, seq) : undefined
  return placeLabel(trace, statement?.seq)
}

interface FixButtonProps {
  readonly id: string
  readonly files: FixedFiles | undefined
  readonly onFix: ((files: FixedFiles) => void) | undefined
}

function FixButton({ id, files, onFix }: FixButtonProps) {
  const fix = fixes[id]
  const mended = files && fix?.apply(files)
  if (!fix || !mended || !onFix) return null
  return (
    <Button className="finding-fix" onClick={() => onFix(mended)}>
      <Wrench size={14} aria-hidden="true" />
      {text.coach.fix(fix.says)}
    </Button>
  )
}

/** The commands of a line, word by word. */
function Explained({ line }: { readonly line: { readonly number: number; readonly text: string } }) {
  const commands = explainLine(line.text)
  if (commands.length === 0) return null
  return (
    <section className="explained" aria-label={text.coach.explained(line.number)}>
      <h3>{text.coach.explained(line.number)}</h3>
      {commands.map(({ name, means, words }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a command is its place
        <dl key={index}>
          <dt className="mono">{name}</dt>
          <dd>{means}</dd>
          {words.map(({ word, means }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place
            <div key={at}>
              <dt className="mono">{word}</dt>
              <dd>{means}</dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  )
}
