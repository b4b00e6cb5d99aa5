import { isUtf8, textOf } from '#base/bytes.ts'
import type { InvokerResult } from '#lambda/invoker.ts'
import { Badge } from '#ui/badge.tsx'
import type { Recording } from '../run/recording.ts'
import { text } from '../texts/texts.ts'
import { bytesLabel, duration } from '../units.ts'
import type { Answer } from './model.ts'
import './answer.css'

/** The last answers, in one line each. */
export function AnswerLine({ answers, bodies }: { readonly answers: readonly Answer[]; readonly bodies: Recording['bodies'] | undefined }) {
  const done = answers.filter((answer) => answer.result)
  const latest = done.slice(-3)
  return (
    <section className="answers-strip" aria-label={text.answer.strip} aria-live="polite">
      {latest.length === 0 && <p className="answers-none">{text.answer.soon}</p>}
      {latest.map(({ requestId, result, respondedAt = 0, at, cold, environmentId }) => (
        <p key={requestId} className="answer-card">
          <span className="answer-meta">
            <Badge tone={result?.functionError || (result?.statusCode ?? 0) >= 400 ? 'bad' : 'good'}>
              {result?.functionError ? 'function error' : result?.statusCode === 200 ? '200 OK' : `status ${result?.statusCode}`}
            </Badge>
            {environmentId && `${environmentId} · ${cold ? 'cold' : 'warm'} · `}
            {duration(respondedAt - at)}
          </span>
          <code>{result && bodyText(result, bodies)}</code>
        </p>
      ))}
    </section>
  )
}

/** A result's body as text; its length when it is none. */
export function bodyText({ body }: InvokerResult, bodies: Recording['bodies'] | undefined): string {
  if ('text' in body) return body.text
  const bytes = bodies?.get(body.id)
  if (!bytes) return ''
  return isUtf8(bytes) ? textOf(bytes) : `${bytesLabel(bytes.length)} that are not text`
}
