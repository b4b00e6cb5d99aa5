import { asynchronousDefaults } from '#lambda/limits.ts'
import type { AsynchronousConfig } from '#lambda/queue.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import { Select } from '#ui/select.tsx'
import { text } from '../texts/texts.ts'
import { arnProblem, numberIn, numberProblem, withTarget } from './model.ts'
import { TypedField } from './typed-field.tsx'

interface AsynchronousSettingsProps {
  readonly config: FunctionConfig
  readonly onChange: (config: FunctionConfig) => void
}

const retries = ['2', '1', '0'].map((count) => [count, count === '2' ? text.settings.twoRetries : count] as const)
const targets = [
  ['onSuccess', text.settings.onSuccess],
  ['onFailure', text.settings.onFailure],
  ['deadLetter', text.settings.deadLetter],
] as const

/** What Lambda does with events of the invocation type Event. */
export function AsynchronousSettings({ config, onChange }: AsynchronousSettingsProps) {
  const policy: AsynchronousConfig = config.asynchronous ?? asynchronousDefaults
  const change = (next: AsynchronousConfig) => onChange({ ...config, asynchronous: next })
  return (
    <fieldset className="settings-group">
      <legend className="field-label">{text.settings.asynchronous}</legend>
      <div className="settings-row">
        <Select
          label={text.settings.retries}
          value={String(policy.maxRetries)}
          options={retries}
          onChange={(count) => change({ ...policy, maxRetries: Number(count) })}
        />
        <TypedField
          label={text.settings.hours}
          inputMode="numeric"
          start={String(Math.round(policy.maxAgeMs / 3_600_000))}
          hint={text.settings.hoursWhy}
          problemOf={(hours) => numberProblem(hours, 1, 6)}
          onValue={(hours) => {
            const age = numberIn(hours, 1, 6)
            if (age !== undefined) change({ ...policy, maxAgeMs: age * 3_600_000 })
          }}
        />
        {targets.map(([key, label]) => (
          <TypedField
            key={key}
            label={label}
            className="mono"
            start={policy[key] ?? ''}
            placeholder={text.settings.noTarget}
            spellCheck={false}
            autoCapitalize="off"
            problemOf={arnProblem}
            onValue={(arn) => change(withTarget(policy, key, arn))}
          />
        ))}
      </div>
    </fieldset>
  )
}
