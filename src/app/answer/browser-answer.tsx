import { frontLabels, type HttpAnswer } from '#lambda/fronts/front.ts'
import type { Invocation } from '#lambda/runtime-api.ts'
import { Badge } from '#ui/badge.tsx'

interface BrowserAnswerProps {
  readonly front: NonNullable<Invocation['front']>
  readonly answer: HttpAnswer
}

/** What the browser gets from a front, and why. */
export function BrowserAnswer({ front, answer: { status, headers, body, says, unconfirmed } }: BrowserAnswerProps) {
  const text = 'text' in body ? body.text : `${body.base64}\n(base64: the browser gets the bytes)`
  return (
    <section className="answer-browser" aria-label="What the browser gets">
      <p className="answer-meta">
        <b>What the browser gets</b>
        <Badge tone={status < 400 ? 'good' : 'bad'}>{status}</Badge>
        <span>through {frontLabels[front]}</span>
      </p>
      <pre className="scroll">
        {headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
        {headers.length > 0 && '\n\n'}
        {text || '(empty)'}
      </pre>
      <p className="answer-means">
        {says}
        {unconfirmed && ' This status is not confirmed by a page of AWS: people who met it tell of it.'}
      </p>
    </section>
  )
}
