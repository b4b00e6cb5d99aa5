import { useState } from 'react'
import { decodeBase64 } from '#base/base64.ts'
import { type Front, frontLabels, type HttpForm } from '#lambda/fronts/front.ts'
import { eventThrough } from '#lambda/fronts/through.ts'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { linesOf, pairsOf } from './model.ts'

interface HttpRequestFormProps {
  readonly front: Front
  readonly form: HttpForm
  readonly onChange: (form: HttpForm) => void
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((method) => [method, method] as const)
const example = { unixMs: 1_787_563_800_000, requestId: '6f1a2c3d-0b4e-4c5f-8a9b-1c2d3e4f5a6b' }

/** One HTTP request; the event that the front makes of it stands below. */
export function HttpRequestForm({ front, form, onChange }: HttpRequestFormProps) {
  const change = (part: Partial<HttpForm>) => onChange({ ...form, ...part })
  const binary = 'base64' in form.body
  const bytes = 'base64' in form.body ? form.body.base64 : form.body.text
  const notBase64 = binary && decodeBase64(bytes) === undefined ? 'This is not base64. Encode the bytes first.' : undefined
  return (
    <div className="http-form scroll">
      <div className="http-line">
        <Select label="Method" value={form.method} options={methods} onChange={(method) => change({ method })} />
        <Field
          label="Path"
          className="mono"
          value={form.path}
          spellCheck={false}
          autoCapitalize="off"
          problem={form.path.startsWith('/') ? undefined : 'A path begins with a slash.'}
          onChange={({ target }) => change({ path: target.value })}
        />
      </div>
      <div className="http-lists">
        <Lines
          label="Query, name=value a line"
          text={linesOf(form.query, '=')}
          onChange={(text) => change({ query: pairsOf(text, '=') })}
        />
        <Lines
          label="Headers, Name: value a line"
          text={linesOf(form.headers, ': ')}
          onChange={(text) => change({ headers: pairsOf(text, ':') })}
        />
        <Lines
          label="Cookies, name=value a line"
          text={form.cookies.join('\n')}
          onChange={(text) => change({ cookies: text.split('\n').flatMap((line) => line.trim() || []) })}
        />
      </div>
      <div className="http-body">
        <Lines
          label={binary ? 'Body, bytes in base64' : 'Body'}
          text={bytes}
          problem={notBase64}
          onChange={(text) => change({ body: binary ? { base64: text.trim() } : { text } })}
        />
        <div className="http-switches">
          <label>
            <input
              type="checkbox"
              checked={binary}
              onChange={({ target }) => change({ body: target.checked ? { base64: '' } : { text: '' } })}
            />
            Body is binary
          </label>
          {front === 'alb' && (
            <label>
              <input type="checkbox" checked={form.multiValue ?? false} onChange={({ target }) => change({ multiValue: target.checked })} />
              Target group hands over all values of a header
            </label>
          )}
        </div>
      </div>
      <details className="http-made">
        <summary>The event that the {frontLabels[front]} makes of it</summary>
        <pre>{JSON.stringify(eventThrough(front, form, example), null, 2)}</pre>
      </details>
    </div>
  )
}

interface LinesProps {
  readonly label: string
  readonly text: string
  readonly problem?: string | undefined
  readonly onChange: (text: string) => void
}

/** Lines that keep what is half typed. */
function Lines({ label, text, problem, onChange }: LinesProps) {
  const [typed, setTyped] = useState(text)
  return (
    <label className="http-lines">
      <span className="field-label">{label}</span>
      <textarea
        className="input mono"
        rows={3}
        value={typed}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        aria-invalid={problem ? true : undefined}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(target.value)
        }}
      />
      {problem && <span className="field-problem">{problem}</span>}
    </label>
  )
}
