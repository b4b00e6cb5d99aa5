import { Check, MousePointerClick, Send, Terminal } from 'lucide-react'
import { useState } from 'react'
import { type Bytes, bytesOf, isUtf8, textOf } from '#base/bytes.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/panel.tsx'
import type { Recording } from '../run/recording.ts'
import { useRun } from '../run/run.ts'
import { text } from '../texts/texts.ts'
import { bytesLabel } from '../units.ts'
import { asCurl } from './curl.ts'
import { hexDump, type Packet, packetOf, prettyJson, rawText } from './model.ts'
import { type Draft, Resend } from './resend.tsx'
import './packet.css'

interface PacketPanelProps {
  readonly event: TraceEvent | undefined
  readonly recording: Recording | undefined
}

/** The message at the cursor, every part explained. */
export function PacketPanel({ event, recording }: PacketPanelProps) {
  const session = useRun(({ session }) => session)
  if (!event || !recording)
    return (
      <Empty icon={<MousePointerClick size={22} />} title={text.packet.none}>
        <p>{text.packet.noneWhy}</p>
      </Empty>
    )
  const live = session !== undefined && session.simulation === recording
  const packet = packetOf(event, recording.config, recording.startedAt)
  const { body } = packet
  const bytes = body && ('text' in body ? bytesOf(body.text) : recording.bodies.get(body.id))
  return (
    <div className="packet scroll">
      <div className="packet-title">
        <Badge tone={packet.failed ? 'bad' : packet.kind === 'fact' ? 'plain' : 'accent'}>{packet.kind}</Badge>
        <h3 className="mono">{packet.title}</h3>
      </div>
      <p className="packet-means">{packet.means}</p>
      <Actions key={event.seq} event={event} packet={packet} body={bytes && isUtf8(bytes) ? textOf(bytes) : undefined} live={live} />
      {packet.fields.length > 0 && (
        <dl className="packet-fields">
          {packet.fields.map(({ name, value, means }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what stands there changes with each step; the places stay
            <div key={index}>
              <dt className="mono">{name}</dt>
              <dd>
                <span className="mono">{value}</span>
                <small>{means}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {packet.kind !== 'fact' && <Body bytes={bytes} packet={packet} />}
    </div>
  )
}

interface ActionsProps {
  readonly event: TraceEvent
  readonly packet: Packet
  /** The body as text; undefined when it is none. */
  readonly body: string | undefined
  /** Whether the run goes on in this page. */
  readonly live: boolean
}

/** What can be done with a message: copy it as a command, send it again. */
function Actions({ event, packet, body, live }: ActionsProps) {
  const [copied, setCopied] = useState(false)
  const [resending, setResending] = useState(false)
  const draft = draftOf(event, body)
  if (event.type !== 'api.called' && !draft) return null
  const copy = async () => {
    if (event.type !== 'api.called') return
    await navigator.clipboard.writeText(asCurl(event, packet.body ? body : undefined))
    setCopied(true)
  }
  return (
    <>
      <p className="packet-actions">
        {event.type === 'api.called' && (
          <Button onClick={copy}>
            {copied ? <Check size={14} aria-hidden="true" /> : <Terminal size={14} aria-hidden="true" />}
            <span role="status">{copied ? text.packet.copied : text.packet.copy}</span>
          </Button>
        )}
        {live && draft && (
          <Button aria-expanded={resending} onClick={() => setResending(!resending)}>
            <Send size={14} aria-hidden="true" />
            {event.type === 'api.called' ? text.packet.resend : text.packet.invokeAgain}
          </Button>
        )}
      </p>
      {resending && draft && <Resend draft={draft} onSent={() => setResending(false)} />}
    </>
  )
}

function draftOf(event: TraceEvent, body = ''): Draft | undefined {
  if (event.type === 'api.called') {
    const { method, path, headers } = event.request
    return { environmentId: event.environmentId, method, path, headers, body }
  }
  return event.type === 'invoke.requested' || event.type === 'invoke.refused' ? { method: 'POST', path: '', headers: [], body } : undefined
}

type Form = 'json' | 'text' | 'hex' | 'raw'

function Body({ bytes = bytesOf(''), packet }: { readonly bytes?: Bytes | undefined; readonly packet: Packet }) {
  const [wanted, setForm] = useState<Form>('json')
  const plain = isUtf8(bytes) ? textOf(bytes) : undefined
  const json = plain === undefined ? undefined : prettyJson(plain)
  const forms: readonly Form[] = [
    ...(json === undefined ? [] : (['json'] as const)),
    ...(plain === undefined ? [] : (['text'] as const)),
    'hex',
    'raw',
  ]
  const form = forms.includes(wanted) ? wanted : (forms[0] ?? 'hex')
  const shown = { json, text: plain, hex: hexDump(bytes), raw: rawText(packet, plain ?? hexDump(bytes)) }[form]
  return (
    <section className="packet-body" aria-label={text.packet.body}>
      <div className="packet-body-head">
        <h4>{text.packet.body}</h4>
        <span>{bytes.length === 0 ? text.packet.empty : bytesLabel(bytes.length)}</span>
        <fieldset className="packet-forms" aria-label={text.packet.showAs}>
          {forms.map((choice) => (
            <button key={choice} type="button" aria-pressed={choice === form} onClick={() => setForm(choice)}>
              {choice === 'json' || choice === 'hex' ? choice.toUpperCase() : choice}
            </button>
          ))}
        </fieldset>
      </div>
      {(bytes.length > 0 || form === 'raw') && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <pre className="scroll" tabIndex={0}>
          {limited(shown ?? '')}
        </pre>
      )}
    </section>
  )
}

const longest = 100_000
/** Drawing megabytes would stop the page. */
const limited = (whole: string) =>
  whole.length > longest ? `${whole.slice(0, longest)}\n… ${bytesLabel(whole.length - longest)} more` : whole
