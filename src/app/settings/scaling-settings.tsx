import { defaultIdleMs } from '#lambda/limits.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import { Select } from '#ui/select.tsx'
import { numberIn, numberProblem, withSetting } from './model.ts'
import { TypedField } from './typed-field.tsx'

interface ScalingSettingsProps {
  readonly config: FunctionConfig
  readonly onChange: (config: FunctionConfig) => void
}

const modes = [
  ['on-demand', 'On demand: one event at a time in each environment'],
  ['managed', 'Managed Instance: several events at once in one'],
] as const
const formats = [
  ['Text', 'Plain text'],
  ['JSON', 'JSON'],
] as const

/** How many environments there may be, how long they stay, and how they log. */
export function ScalingSettings({ config, onChange }: ScalingSettingsProps) {
  const managed = config.mode === 'managed'
  return (
    <fieldset className="settings-group">
      <legend className="field-label">Environments and log</legend>
      <div className="settings-row">
        <Select
          label="Environments"
          value={managed ? 'managed' : 'on-demand'}
          options={modes}
          onChange={(mode) => onChange({ ...config, mode })}
        />
        <Select
          label="Log format"
          value={managed ? 'JSON' : (config.logFormat ?? 'Text')}
          options={managed ? [['JSON', 'JSON: the only one of Managed Instances']] : formats}
          onChange={(format) => onChange(withSetting(config, 'logFormat', format === 'JSON' ? 'JSON' : undefined))}
        />
        {managed ? (
          <TypedField
            label="AWS_LAMBDA_MAX_CONCURRENCY"
            inputMode="numeric"
            start={String(config.maxConcurrency ?? 1)}
            hint="How many polls the runtime should run; it is up to your bootstrap to do so."
            problemOf={(polls) => numberProblem(polls, 1, 64)}
            onValue={(polls) => onChange(withSetting(config, 'maxConcurrency', numberIn(polls, 1, 64) ?? config.maxConcurrency))}
          />
        ) : (
          <>
            <TypedField
              label="Reserved concurrency"
              inputMode="numeric"
              start={String(config.reservedConcurrency ?? '')}
              hint={`Empty: up to ${config.concurrency} environments here. 0 throttles every event.`}
              problemOf={upTo16}
              onValue={(reserved) => onChange(withSetting(config, 'reservedConcurrency', numberIn(reserved, 0, 16)))}
            />
            <TypedField
              label="Provisioned concurrency"
              inputMode="numeric"
              start={String(config.provisionedConcurrency ?? '')}
              hint="Environments started ahead of any event: none of their events is cold."
              problemOf={upTo16}
              onValue={(provisioned) => onChange(withSetting(config, 'provisionedConcurrency', numberIn(provisioned, 0, 16)))}
            />
            <TypedField
              label="Recycled after idle minutes"
              inputMode="numeric"
              start={String((config.idleMs ?? defaultIdleMs) / 60_000)}
              hint="Modelled: AWS keeps an environment for minutes to hours and does not say how long."
              problemOf={(idle) => numberProblem(idle, 1, 600)}
              onValue={(idle) => {
                const minutes = numberIn(idle, 1, 600)
                if (minutes !== undefined) onChange({ ...config, idleMs: minutes * 60_000 })
              }}
            />
          </>
        )}
      </div>
    </fieldset>
  )
}

const upTo16 = (typed: string): string | undefined => numberProblem(typed, 0, 16)
