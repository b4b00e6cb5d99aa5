import { useState } from 'react'
import { asynchronousDefaults } from '#lambda/limits.ts'
import type { AsynchronousConfig } from '#lambda/queue.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { arnProblem, numberIn, numberProblem, withTarget } from './model.ts'

interface AsynchronousSettingsProps {
  readonly config: FunctionConfig
  readonly onChange: (config: FunctionConfig) => void
}

const retries = ['2', '1', '0'].map((count) => [count, count === '2' ? '2, after one minute and after two' : count] as const)
const targets = [
  ['onSuccess', 'Destination on success'],
  ['onFailure', 'Destination on failure'],
  ['deadLetter', 'Dead-letter queue'],
] as const

/** What Lambda does with events of the invocation type Event. */
export function AsynchronousSettings({ config, onChange }: AsynchronousSettingsProps) {
  const policy: AsynchronousConfig = config.asynchronous ?? asynchronousDefaults
  const [hours, setHours] = useState(String(Math.round(policy.maxAgeMs / 3_600_000)))
  const change = (next: AsynchronousConfig) => onChange({ ...config, asynchronous: next })
  return (
    <fieldset className="settings-group">
      <legend className="field-label">Asynchronous events</legend>
      <div className="settings-row">
        <Select
          label="Retries when the function fails"
          value={String(policy.maxRetries)}
          options={retries}
          onChange={(count) => change({ ...policy, maxRetries: Number(count) })}
        />
        <Field
          label="Given up after hours"
          inputMode="numeric"
          value={hours}
          hint="1 to 6"
          problem={numberProblem(hours, 1, 6)}
          onChange={({ target }) => {
            setHours(target.value)
            const age = numberIn(target.value, 1, 6)
            if (age !== undefined) change({ ...policy, maxAgeMs: age * 3_600_000 })
          }}
        />
        {targets.map(([key, label]) => (
          <Target key={key} label={label} arn={policy[key] ?? ''} onChange={(arn) => change(withTarget(policy, key, arn))} />
        ))}
      </div>
    </fieldset>
  )
}

interface TargetProps {
  readonly label: string
  readonly arn: string
  readonly onChange: (arn: string) => void
}

function Target({ label, arn, onChange }: TargetProps) {
  const [typed, setTyped] = useState(arn)
  return (
    <Field
      label={label}
      className="mono"
      value={typed}
      placeholder="none"
      spellCheck={false}
      autoCapitalize="off"
      problem={arnProblem(typed)}
      onChange={({ target }) => {
        setTyped(target.value)
        if (!arnProblem(target.value)) onChange(target.value)
      }}
    />
  )
}
