import { type InvokeForm, invokeFieldProblem } from '#project/invoke-form.ts'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'

interface InvokeOptionsProps {
  readonly form: InvokeForm
  readonly onChange: (part: Partial<InvokeForm>) => void
}

const types = [
  ['RequestResponse', 'RequestResponse: wait for the answer'],
  ['Event', 'Event: queue it, 202 at once'],
  ['DryRun', 'DryRun: only ask whether it may'],
] as const

const fields = [
  ['qualifier', 'Qualifier', 'A version or an alias; it becomes part of the ARN.'],
  ['clientContext', 'Client context, JSON', 'Reaches the runtime as Lambda-Runtime-Client-Context.'],
  ['cognitoIdentity', 'Cognito identity, JSON', 'As the Mobile SDKs send it.'],
  ['tenantId', 'Tenant id', 'For functions that isolate tenants.'],
  ['traceId', 'Trace header', 'X-Amzn-Trace-Id; Lambda draws one when it is empty.'],
] as const

/** What an invoker may say beside the event. */
export function InvokeOptions({ form, onChange }: InvokeOptionsProps) {
  const set = fields.filter(([field]) => form[field] !== '').length + (form.logTail ? 1 : 0)
  return (
    <details className="invoke-options">
      <summary>
        Invoke options: <b>{form.type}</b>
        {set > 0 && `, ${set} more set`}
      </summary>
      <div className="invoke-fields">
        <Select label="Invocation type" value={form.type} options={types} onChange={(type) => onChange({ type })} />
        <label className="invoke-check">
          <input
            type="checkbox"
            checked={form.logTail}
            disabled={form.type !== 'RequestResponse'}
            onChange={({ target }) => onChange({ logTail: target.checked })}
          />
          <span>
            X-Amz-Log-Type: Tail
            <small>The answer brings the last 4 KB of the log, and waits for them.</small>
          </span>
        </label>
        {fields.map(([field, label, hint]) => {
          const problem = invokeFieldProblem(field, form[field])
          return (
            <Field
              key={field}
              label={label}
              hint={hint}
              className="mono"
              value={form[field]}
              spellCheck={false}
              autoCapitalize="off"
              problem={problem && `${problem} Not sent.`}
              onChange={({ target }) => onChange({ [field]: target.value })}
            />
          )
        })}
      </div>
    </details>
  )
}
