import { MousePointerClick } from 'lucide-react'
import { useState } from 'react'
import { type Bytes, bytesOf, isUtf8, textOf } from '#base/bytes.ts'
import type { TraceEvent } from '#lambda/events.ts'
import { Badge } from '#ui/badge.tsx'
import { Empty } from '#ui/panel.tsx'
import type { Recording } from '../run/recording.ts'
import { bytesLabel } from '../units.ts'
import { hexDump, type Packet, packetOf, prettyJson, rawText } from './model.ts'
import './packet.css'

interface PacketPanelProps {
  readonly event: TraceEvent | undefined
  readonly recording: Recording | undefined
}

/** The message at the cursor, every part explained. */
export function PacketPanel({ event, recording }: PacketPanelProps) {
  if (!event || !recording)
    return (
      <Empty icon={<MousePointerClick size={22} />} title="No message yet">
        <p>Invoke the function, then choose a step: every header and status is explained here.</p>
      </Empty>
    )
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
      {packet.fields.length > 0 && (
        <dl className="packet-fields">
          {packet.fields.map(({ name, value, means }) => (
            <div key={name}>
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

type Form = 'json' | 'text' | 'hex' | 'raw'

function Body({ bytes = bytesOf(''), packet }: { readonly bytes?: Bytes | undefined; readonly packet: Packet }) {
  const [wanted, setForm] = useState<Form>('json')
  const text = isUtf8(bytes) ? textOf(bytes) : undefined
  const json = text === undefined ? undefined : prettyJson(text)
  const forms: readonly Form[] = [
    ...(json === undefined ? [] : (['json'] as const)),
    ...(text === undefined ? [] : (['text'] as const)),
    'hex',
    'raw',
  ]
  const form = forms.includes(wanted) ? wanted : (forms[0] ?? 'hex')
  const shown = { json, text, hex: hexDump(bytes), raw: rawText(packet, text ?? hexDump(bytes)) }[form]
  return (
    <section className="packet-body" aria-label="Body">
      <div className="packet-body-head">
        <h4>Body</h4>
        <span>{bytes.length === 0 ? 'empty' : bytesLabel(bytes.length)}</span>
        <fieldset className="packet-forms" aria-label="Show the body as">
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
const limited = (text: string) => (text.length > longest ? `${text.slice(0, longest)}\n… ${bytesLabel(text.length - longest)} more` : text)
