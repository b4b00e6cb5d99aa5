import { Inbox } from 'lucide-react'
import { decodeBase64 } from '#base/base64.ts'
import { textOf } from '#base/bytes.ts'
import { Badge } from '#ui/badge.tsx'
import { Empty } from '#ui/panel.tsx'
import type { Recording } from '../run/recording.ts'
import { text } from '../texts/texts.ts'
import { bytesLabel, duration } from '../units.ts'
import { bodyText } from './answer-line.tsx'
import { BrowserAnswer } from './browser-answer.tsx'
import { type Answer, browserGets, explain, modelledSentence, queueStory } from './model.ts'
import { QueueStory } from './queue-story.tsx'
import './answer.css'

interface AnswerPanelProps {
  readonly answers: readonly Answer[]
  readonly recording: Recording | undefined
  readonly onChoose: (seq: number) => void
}

/** What each invoker has received by the cursor, the newest first. */
export function AnswerPanel({ answers, recording, onChoose }: AnswerPanelProps) {
  if (answers.length === 0)
    return (
      <Empty icon={<Inbox size={22} />} title={text.answer.none}>
        <p>{text.answer.noneWhy}</p>
      </Empty>
    )
  return (
    <ol className="answers scroll" aria-label={text.answer.list}>
      {answers.toReversed().map((answer) => (
        <li key={answer.requestId}>
          <button type="button" className="answer-head" onClick={() => onChoose(answer.respondedSeq ?? answer.seq)}>
            <span className="mono">{answer.requestId.slice(0, 8)}</span>
            {answer.environmentId && (
              <span>
                {answer.environmentId} · {answer.cold ? 'cold' : 'warm'}
              </span>
            )}
            <span className="answer-took">
              {answer.respondedAt === undefined ? 'waiting for the answer' : `answered after ${duration(answer.respondedAt - answer.at)}`}
            </span>
          </button>
          {answer.result && <Result answer={answer} result={answer.result} recording={recording} />}
        </li>
      ))}
    </ol>
  )
}

interface ResultProps {
  readonly answer: Answer
  readonly result: NonNullable<Answer['result']>
  readonly recording: Recording | undefined
}

function Result({ answer, result, recording }: ResultProps) {
  const { statusCode, functionError, errorType } = result
  const { logResult } = answer
  const bodies = recording?.bodies
  const refused = statusCode >= 400
  const browser = browserGets(answer, bodies)
  const story = recording && queueStory(answer, recording)
  const text = bodyText(result, bodies)
  return (
    <div className="answer-result">
      <p className="answer-meta">
        <Badge tone={refused ? 'bad' : 'good'}>status {statusCode}</Badge>
        {functionError && <Badge tone="bad">X-Amz-Function-Error: {functionError}</Badge>}
        {errorType && <Badge tone="bad">{errorType}</Badge>}
        <span>{'text' in result.body ? 'body by the service' : bytesLabel(result.body.bytes)}</span>
      </p>
      <pre className="scroll">{text.length > 20_000 ? `${text.slice(0, 20_000)}…` : text || '(empty)'}</pre>
      <p className="answer-means">{explain(result)}</p>
      {browser && answer.front && <BrowserAnswer front={answer.front} answer={browser} />}
      {story && <QueueStory story={story} />}
      {logResult !== undefined && (
        <details>
          <summary>X-Amz-Log-Result, decoded</summary>
          <pre className="scroll">{textOf(decodeBase64(logResult) ?? new Uint8Array())}</pre>
        </details>
      )}
      {answer.reported && (
        <p className="answer-means">
          <Badge tone="warn">modelled</Badge> {modelledSentence(answer.reported)}
        </p>
      )}
    </div>
  )
}
