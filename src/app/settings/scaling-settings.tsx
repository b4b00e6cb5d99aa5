import { useState } from 'react'
import { defaultIdleMs } from '#lambda/limits.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { numberIn, numberProblem, withSetting } from './model.ts'

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
  const [reserved, setReserved] = useState(String(config.reservedConcurrency ?? ''))
  const [idle, setIdle] = useState(String((config.idleMs ?? defaultIdleMs) / 60_000))
  const [polls, setPolls] = useState(String(config.maxConcurrency ?? 1))
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
          <Field
            label="AWS_LAMBDA_MAX_CONCURRENCY"
            inputMode="numeric"
            value={polls}
            hint="How many polls the runtime should run; it is up to your bootstrap to do so."
            problem={numberProblem(polls, 1, 64)}
            onChange={({ target }) => {
              setPolls(target.value)
              onChange(withSetting(config, 'maxConcurrency', numberIn(target.value, 1, 64) ?? config.maxConcurrency))
            }}
          />
        ) : (
          <>
            <Field
              label="Reserved concurrency"
              inputMode="numeric"
              value={reserved}
              hint={`Empty: up to ${config.concurrency} environments here. 0 throttles every event.`}
              problem={numberProblem(reserved, 0, 16)}
              onChange={({ target }) => {
                setReserved(target.value)
                if (!numberProblem(target.value, 0, 16)) onChange(withSetting(config, 'reservedConcurrency', numberIn(target.value, 0, 16)))
              }}
            />
            <Field
              label="Recycled after idle minutes"
              inputMode="numeric"
              value={idle}
              hint="Modelled: AWS keeps an environment for minutes to hours and does not say how long."
              problem={numberProblem(idle, 1, 600)}
              onChange={({ target }) => {
                setIdle(target.value)
                const minutes = numberIn(target.value, 1, 600)
                if (minutes !== undefined) onChange({ ...config, idleMs: minutes * 60_000 })
              }}
            />
          </>
        )}
      </div>
    </fieldset>
  )
}
