import { Check, CircleDashed, LoaderCircle, X } from 'lucide-react'
import { checklist, type Judgement } from '#lessons/judge.ts'
import type { Lesson } from '#lessons/lesson.ts'
import type { Checked } from './lesson-store.ts'
import './checklist.css'

interface ChecklistProps {
  readonly lesson: Lesson
  readonly checked: Checked | undefined
  readonly checking: boolean
  /** Whether the code has changed since the check. */
  readonly stale: boolean
  readonly onShow: (scenario: number, seq: number | undefined) => void
}

/** What must be true, what was found, and the way to the message where it shows. */
export function Checklist({ lesson, checked, checking, stale, onShow }: ChecklistProps) {
  const first = checked?.judgements.find(({ verdict }) => !verdict.ok)?.id
  const judgements = new Map(checked?.judgements.map((judgement) => [judgement.id, judgement]))
  return (
    <ul className="checklist" aria-label="Checks" aria-busy={checking} data-stale={stale || undefined}>
      {checklist(lesson).map(({ id, says }) => {
        const judgement = judgements.get(id)
        const state = judgement === undefined ? 'open' : judgement.verdict.ok ? 'passed' : 'failed'
        return (
          <li key={id} data-state={state}>
            <span className="check-mark">
              <Mark state={state} checking={checking} />
              <span className="visually-hidden">{words[state]}</span>
            </span>
            <div>
              <p>{says}</p>
              {judgement && !judgement.verdict.ok && <Failure judgement={judgement} lesson={lesson} open={id === first} onShow={onShow} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

type State = 'open' | 'passed' | 'failed'
const words: Record<State, string> = { open: 'Not checked: ', passed: 'Passed: ', failed: 'Failed: ' }

function Mark({ state, checking }: { readonly state: State; readonly checking: boolean }) {
  if (checking) return <LoaderCircle size={15} className="check-busy" aria-hidden="true" />
  if (state === 'open') return <CircleDashed size={15} aria-hidden="true" />
  return state === 'passed' ? <Check size={15} strokeWidth={3} aria-hidden="true" /> : <X size={15} strokeWidth={3} aria-hidden="true" />
}

interface FailureProps {
  readonly judgement: Judgement
  /** Whether it is told at once: the first one is, the others may follow from it. */
  readonly open: boolean
  readonly lesson: Lesson
  readonly onShow: (scenario: number, seq: number | undefined) => void
}

function Failure({ judgement: { verdict, scenario }, lesson, open, onShow }: FailureProps) {
  if (verdict.ok) return null
  const { title } = lesson.scenarios[scenario] ?? { title: '' }
  return (
    <details className="check-failure" open={open}>
      <summary>What happened</summary>
      <p>
        <b>Expected</b> {verdict.expected}
      </p>
      <p>
        <b>Happened</b> {verdict.happened}
      </p>
      <button type="button" className="link" onClick={() => onShow(scenario, verdict.seq)}>
        {verdict.seq === undefined ? 'Show the run' : 'Show the message'}
      </button>{' '}
      <small>{title}</small>
    </details>
  )
}
