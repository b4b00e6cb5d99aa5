import { Send } from 'lucide-react'
import { useState } from 'react'
import type { EnvironmentId } from '#lambda/environment.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { useView } from '../run/cursor.ts'
import { useRun } from '../run/run.ts'
import { text } from '../texts/texts.ts'

export interface Draft {
  /** In whose name it is sent; undefined: by an invoker. */
  readonly environmentId?: EnvironmentId
  readonly method: string
  readonly path: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** A message to be sent once more, changed or as it was. What it does stands in the trace like anything else. */
export function Resend({ draft, onSent }: { readonly draft: Draft; readonly onSent: () => void }) {
  const session = useRun(({ session }) => session)
  const [path, setPath] = useState(draft.path)
  const [body, setBody] = useState(draft.body)
  const [says, setSays] = useState<string>()
  const { environmentId, method } = draft
  const alive = environmentId === undefined || session?.simulation.getWorld().environments[environmentId]?.phase.name !== 'stopped'
  const send = async () => {
    if (!session) return
    onSent()
    // What comes of it is seen where the run goes on.
    useView.getState().goLive()
    if (environmentId === undefined) return void session.invoke(body)
    try {
      await session.send(environmentId, { method, path, headers: draft.headers, ...(method !== 'GET' && { body }) })
    } catch (error) {
      setSays(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <form
      className="packet-resend"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {environmentId !== undefined && (
        <Field
          label={text.packet.requestLine(method)}
          className="mono"
          value={path}
          spellCheck={false}
          onChange={({ target }) => setPath(target.value)}
        />
      )}
      {method !== 'GET' && (
        <label>
          <span>{text.packet.body}</span>
          <textarea className="input mono" rows={5} value={body} spellCheck={false} onChange={({ target }) => setBody(target.value)} />
        </label>
      )}
      <p className="packet-resend-foot">
        <Button type="submit" look="primary" disabled={!alive}>
          <Send size={14} aria-hidden="true" />
          {text.packet.send}
        </Button>
        <small role="status">
          {says ?? (alive ? (method === 'GET' ? text.packet.takesEvent : text.packet.resendHint) : text.packet.gone)}
        </small>
      </p>
    </form>
  )
}
