import { defaultIdleMs } from '#lambda/limits.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import { Select } from '#ui/select.tsx'
import { text } from '../texts/texts.ts'
import { numberIn, numberProblem, withSetting } from './model.ts'
import { TypedField } from './typed-field.tsx'

interface ScalingSettingsProps {
  readonly config: FunctionConfig
  readonly onChange: (config: FunctionConfig) => void
}

const modes = [
  ['on-demand', text.settings.onDemand],
  ['managed', text.settings.managed],
] as const
const formats = [
  ['Text', text.settings.plain],
  ['JSON', 'JSON'],
] as const

/** How many environments there may be, how long they stay, and how they log. */
export function ScalingSettings({ config, onChange }: ScalingSettingsProps) {
  const managed = config.mode === 'managed'
  return (
    <fieldset className="settings-group">
      <legend className="field-label">{text.settings.scaling}</legend>
      <div className="settings-row">
        <Select
          label={text.settings.environments}
          value={managed ? 'managed' : 'on-demand'}
          options={modes}
          onChange={(mode) => onChange({ ...config, mode })}
        />
        <Select
          label={text.settings.format}
          value={managed ? 'JSON' : (config.logFormat ?? 'Text')}
          options={managed ? [['JSON', text.settings.jsonOnly]] : formats}
          onChange={(format) => onChange(withSetting(config, 'logFormat', format === 'JSON' ? 'JSON' : undefined))}
        />
        {managed ? (
          <TypedField
            label="AWS_LAMBDA_MAX_CONCURRENCY"
            inputMode="numeric"
            start={String(config.maxConcurrency ?? 1)}
            hint={text.settings.pollsWhy}
            problemOf={(polls) => numberProblem(polls, 1, 64)}
            onValue={(polls) => onChange(withSetting(config, 'maxConcurrency', numberIn(polls, 1, 64) ?? config.maxConcurrency))}
          />
        ) : (
          <>
            <TypedField
              label={text.settings.reserved}
              inputMode="numeric"
              start={String(config.reservedConcurrency ?? '')}
              hint={text.settings.reservedWhy(config.concurrency)}
              problemOf={upTo16}
              onValue={(reserved) => onChange(withSetting(config, 'reservedConcurrency', numberIn(reserved, 0, 16)))}
            />
            <TypedField
              label={text.settings.provisioned}
              inputMode="numeric"
              start={String(config.provisionedConcurrency ?? '')}
              hint={text.settings.provisionedWhy}
              problemOf={upTo16}
              onValue={(provisioned) => onChange(withSetting(config, 'provisionedConcurrency', numberIn(provisioned, 0, 16)))}
            />
            <TypedField
              label={text.settings.idle}
              inputMode="numeric"
              start={String((config.idleMs ?? defaultIdleMs) / 60_000)}
              hint={text.settings.idleWhy}
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
