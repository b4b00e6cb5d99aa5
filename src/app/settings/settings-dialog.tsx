import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { memoryMegabytes, temporaryMegabytes, timeoutSeconds } from '#lambda/limits.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import type { Project } from '#project/project.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { AsynchronousSettings } from './asynchronous-settings.tsx'
import { memoryProblem, temporaryProblem, timeoutProblem, type Variable, variableProblem, variablesFrom, withSetting } from './model.ts'
import { ScalingSettings } from './scaling-settings.tsx'
import { TypedField } from './typed-field.tsx'
import './settings.css'

interface SettingsProps {
  readonly config: FunctionConfig
  /** Whether programs are added that provided.al2023 lacks; not asked when absent. */
  readonly tools?: boolean
  readonly onEdit: (change: (project: Project) => Project) => void
  readonly onClose: () => void
}

/** Handler, memory, timeout, environment variables, scaling, asynchronous events. What Lambda would refuse is not kept. */
export function SettingsDialog({ config, tools, onEdit, onClose }: SettingsProps) {
  const change = (part: Partial<FunctionConfig>) => onEdit((project) => ({ ...project, config: { ...project.config, ...part } }))
  const setConfig = (next: FunctionConfig) => onEdit((project) => ({ ...project, config: next }))
  return (
    <Dialog title="Function settings" onClose={onClose}>
      <div className="settings">
        <Field
          label="Handler"
          className="mono"
          value={config.handler}
          spellCheck={false}
          hint="Becomes _HANDLER. What it means is up to your bootstrap."
          problem={config.handler.trim() === '' ? 'Type a name: Lambda refuses an empty handler.' : undefined}
          onChange={(event) => change({ handler: event.target.value })}
        />
        <div className="settings-row">
          <TypedField
            label="Timeout, seconds"
            inputMode="numeric"
            start={String(config.timeoutMs / 1000)}
            hint="1 to 900"
            problemOf={timeoutProblem}
            onValue={(timeout) => change({ timeoutMs: Number(timeout) * 1000 })}
            min={timeoutSeconds.min}
            max={timeoutSeconds.max}
          />
          <TypedField
            label="Memory, MB"
            inputMode="numeric"
            start={String(config.memoryMb)}
            hint="128 to 10,240. Also sets the CPU on Lambda, not the speed of this browser: the answer tells what that would mean."
            problemOf={memoryProblem}
            onValue={(memory) => change({ memoryMb: Number(memory) })}
            min={memoryMegabytes.min}
            max={memoryMegabytes.max}
          />
          <TypedField
            label="Ephemeral storage, MB"
            inputMode="numeric"
            start={String(config.temporaryMb ?? temporaryMegabytes.min)}
            hint="512 to 10,240: how much /tmp takes before it is full."
            problemOf={temporaryProblem}
            onValue={(temporary) => {
              const size = Number(temporary)
              setConfig(withSetting(config, 'temporaryMb', size === temporaryMegabytes.min ? undefined : size))
            }}
          />
        </div>
        {tools !== undefined && (
          <label className="settings-check">
            <input
              type="checkbox"
              checked={tools}
              onChange={({ target }) => onEdit(({ tools: _old, ...project }) => ({ ...project, ...(target.checked && { tools: true }) }))}
            />
            jq, find, xargs, diff and other programs that provided.al2023 lacks, as if a layer had brought them. Exports do not hold them.
          </label>
        )}
        <Variables config={config} onChange={(variables) => change({ variables })} />
        <ScalingSettings config={config} onChange={setConfig} />
        <AsynchronousSettings config={config} onChange={setConfig} />
        <p className="settings-note">Changes are deployed with the next Invoke: environments that run keep the settings they began with.</p>
      </div>
    </Dialog>
  )
}

function Variables({
  config,
  onChange,
}: {
  readonly config: FunctionConfig
  readonly onChange: (variables: Record<string, string>) => void
}) {
  const [list, setList] = useState<readonly Variable[]>(Object.entries(config.variables).map(([name, value], id) => ({ id, name, value })))
  const update = (next: readonly Variable[]) => {
    setList(next)
    onChange(variablesFrom(next))
  }
  const edit = (id: number, part: Partial<Variable>) =>
    update(list.map((variable) => (variable.id === id ? { ...variable, ...part } : variable)))
  return (
    <fieldset className="settings-variables">
      <legend className="field-label">Environment variables</legend>
      {list.map((variable, index) => (
        <div key={variable.id} className="settings-variable">
          <Field
            label={`Name ${index + 1}`}
            className="mono"
            value={variable.name}
            spellCheck={false}
            autoCapitalize="off"
            problem={variable.name === '' ? undefined : variableProblem(list, variable)}
            onChange={(event) => edit(variable.id, { name: event.target.value })}
          />
          <Field
            label={`Value ${index + 1}`}
            className="mono"
            value={variable.value}
            spellCheck={false}
            onChange={(event) => edit(variable.id, { value: event.target.value })}
          />
          <IconButton
            label={`Remove ${variable.name || `variable ${index + 1}`}`}
            icon={<Trash2 size={15} />}
            onClick={() => update(list.filter(({ id }) => id !== variable.id))}
          />
        </div>
      ))}
      <Button onClick={() => setList([...list, { id: Math.max(-1, ...list.map(({ id }) => id)) + 1, name: '', value: '' }])}>
        <Plus size={14} aria-hidden="true" />
        Add a variable
      </Button>
    </fieldset>
  )
}
