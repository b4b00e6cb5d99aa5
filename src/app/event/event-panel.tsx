import { Braces } from 'lucide-react'
import { bytesOf } from '#base/bytes.ts'
import { sampleEvents } from '#project/events.ts'
import type { InvokeForm } from '#project/invoke-form.ts'
import type { Project } from '#project/project.ts'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Panel } from '#ui/panel.tsx'
import { Select } from '#ui/select.tsx'
import { text } from '../texts/texts.ts'
import { bytesLabel } from '../units.ts'
import { HttpRequestForm } from './http-request-form.tsx'
import { InvokeOptions } from './invoke-options.tsx'
import { JsonEvent } from './json-event.tsx'
import { laidOut } from './model.ts'
import './event.css'

interface EventPanelProps {
  readonly project: Pick<Project, 'event' | 'invoke'>
  readonly onEdit: (change: (project: Project) => Project) => void
}

const ways = [
  ['json', text.event.json],
  ['rest-api', text.event.rest],
  ['http-api', text.event.http],
  ['function-url', text.event.url],
  ['alb', text.event.alb],
] as const

/** The event that Invoke sends: JSON as typed, or an HTTP request of which a front makes one. What is not JSON is marked and not sent. */
export function EventPanel({ project: { event, invoke }, onEdit }: EventPanelProps) {
  const change = (event: string) => onEdit((project) => ({ ...project, event, invoke: { ...project.invoke, via: 'json' } }))
  const changeForm = (part: Partial<InvokeForm>) => onEdit((project) => ({ ...project, invoke: { ...project.invoke, ...part } }))
  const samples = sampleEvents.map((sample) => ({
    id: sample.id,
    label: sample.label,
    hint: sample.says,
    onChoose: () => change(JSON.stringify(sample.event, null, sample.id === 'json' ? 0 : 2)),
  }))
  const tidy = laidOut(event)
  const json = invoke.via === 'json'
  return (
    <Panel
      title={text.event.title}
      className="event"
      beside={
        <>
          <Select label={text.event.how} bare value={invoke.via} options={ways} onChange={(via) => changeForm({ via })} />
          {json && <span className="event-size">{bytesLabel(bytesOf(event).length)}</span>}
        </>
      }
      actions={
        json && (
          <>
            <Button look="ghost" disabled={tidy === undefined || tidy === event} onClick={() => tidy !== undefined && change(tidy)}>
              <Braces size={14} aria-hidden="true" />
              {text.event.layOut}
            </Button>
            <Menu label={text.event.samples} items={samples} align="end" look="ghost">
              Samples
            </Menu>
          </>
        )
      }
    >
      {invoke.via === 'json' ? (
        <JsonEvent event={event} onChange={change} />
      ) : (
        <HttpRequestForm key={invoke.via} front={invoke.via} form={invoke.http} onChange={(http) => changeForm({ http })} />
      )}
      {json && <InvokeOptions form={invoke} onChange={changeForm} />}
    </Panel>
  )
}
