import { GitCompareArrows } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { textOf } from '#base/bytes.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { compareRuns, firstDifference, type Pair } from '#trace/compare.ts'
import type { Step } from '#trace/sequence.ts'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/panel.tsx'
import type { Bench } from '../play/use-bench.ts'
import { type KeptRun, useKept } from '../run/kept.ts'
import type { Recording } from '../run/recording.ts'
import { text } from '../texts/texts.ts'
import './two-runs.css'

/** Two runs beside each other, aligned by what was said; the first difference is marked. */
export function TwoRunsPanel({ bench, onChoose }: { readonly bench: Bench; readonly onChoose: (seq: number) => void }) {
  const { runs } = useKept()
  const [chosen, setChosen] = useState<number>()
  const kept = runs.find(({ id }) => id === chosen) ?? runs.at(-1)
  if (!kept || !bench.recording)
    return (
      <Empty icon={<GitCompareArrows size={24} />} title={text.compare.none}>
        <p>{text.compare.noneWhy}</p>
      </Empty>
    )
  return (
    <div className="two-runs">
      <label className="two-runs-choice">
        {text.compare.with}
        <select value={kept.id} onChange={({ target }) => setChosen(Number(target.value))}>
          {runs.map(({ id, events }) => (
            <option key={id} value={id}>
              {text.compare.run(id, events)}
            </option>
          ))}
        </select>
      </label>
      <Pairs kept={kept} bench={bench} recording={bench.recording} onChoose={onChoose} />
    </div>
  )
}

interface PairsProps {
  readonly kept: KeptRun
  readonly bench: Bench
  readonly recording: Recording
  readonly onChoose: (seq: number) => void
}

function Pairs({ kept, bench, recording, onChoose }: PairsProps) {
  const list = useRef<HTMLTableSectionElement>(null)
  const { trace, cursor } = bench
  const pairs = useMemo(
    () => compareRuns(kept.recording.getTrace(), trace, contentIn(kept.recording), contentIn(recording)),
    [kept, trace, recording],
  )
  const first = firstDifference(pairs)
  const toFirst = () => {
    list.current?.children[first]?.scrollIntoView({ block: 'center' })
    const seq = pairs[first]?.right?.seq
    if (seq !== undefined) onChoose(seq)
  }
  return (
    <>
      <p className="two-runs-says" role="status" data-same={first < 0 || undefined}>
        {first < 0 ? text.compare.same : text.compare.differs(pairs.filter(({ same }) => !same).length)}
        {first >= 0 && (
          <Button look="ghost" onClick={toFirst}>
            {text.compare.toFirst}
          </Button>
        )}
      </p>
      <div className="two-runs-scroll scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.compare.left(kept.id)}</th>
              <th scope="col">{text.compare.right}</th>
            </tr>
          </thead>
          <tbody ref={list}>
            {pairs.slice(0, mostPairs).map((pair, index) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: a pair is its place
                key={index}
                pair={pair}
                first={index === first}
                begins={pair.invocation !== pairs[index - 1]?.invocation}
                now={pair.right?.seq === bench.rows[bench.index]?.seq && cursor >= 0}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
        {pairs.length > mostPairs && <p className="two-runs-more">{text.compare.more(pairs.length - mostPairs)}</p>}
      </div>
    </>
  )
}

/** Pairs that are drawn at most. */
const mostPairs = 600

interface RowProps {
  readonly pair: Pair
  readonly first: boolean
  readonly begins: boolean
  readonly now: boolean
  readonly onChoose: (seq: number) => void
}

function Row({ pair: { left, right, same, invocation }, first, begins, now, onChoose }: RowProps) {
  return (
    <tr data-differs={!same || undefined} data-first={first || undefined} data-begins={begins || undefined} data-now={now || undefined}>
      <td>
        {begins && invocation > 0 && <small>{text.compare.invocation(invocation)}</small>}
        <Cell step={left} />
      </td>
      <td>
        {right ? (
          <button type="button" onClick={() => onChoose(right.seq)}>
            <Cell step={right} />
            {!same && <b className="two-runs-mark">{left ? text.compare.other : text.compare.added}</b>}
          </button>
        ) : (
          <span className="two-runs-missing">{text.compare.missing}</span>
        )}
      </td>
    </tr>
  )
}

function Cell({ step }: { readonly step: Step | undefined }) {
  if (!step) return <span className="two-runs-missing">{text.compare.missing}</span>
  return (
    <span className="two-runs-step mono" data-from={step.from} data-tone={step.tone}>
      {step.from === step.to ? '·' : { code: '→', api: step.to === 'code' ? '←' : '→', service: '←' }[step.from]} {step.label}
    </span>
  )
}

/** What a step carries, without what differs from run to run by nature: ids and times. */
function contentIn({ bodies }: Recording): (event: TraceEvent) => string {
  return (event) => {
    switch (event.type) {
      case 'api.called':
        return 'body' in event.call ? textOf(bodies.get(event.call.body.id)) : ''
      case 'api.replied':
        return 'invocation' in event.reply ? textOf(bodies.get(event.reply.invocation.payload.id)) : ''
      case 'invoke.responded': {
        const { body, functionError = '' } = event.result
        return functionError + ('text' in body ? body.text.replaceAll(/[0-9a-f-]{36}/g, 'ID') : textOf(bodies.get(body.id)))
      }
      default:
        return ''
    }
  }
}
