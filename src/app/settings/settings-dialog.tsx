import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { memoryMegabytes, temporaryMegabytes, timeoutSeconds } from '#lambda/limits.ts'
import type { FunctionConfig } from '#lambda/world.ts'
import type { Project } from '#project/project.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { text } from '../texts/texts.ts'
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
    <Dialog title={text.settings.title} onClose={onClose}>
      <div className="settings">
        <Field
          label={text.settings.handler}
          className="mono"
          value={config.handler}
          spellCheck={false}
          hint={text.settings.handlerWhy}
          problem={config.handler.trim() === '' ? text.settings.handlerEmpty : undefined}
          onChange={(event) => change({ handler: event.target.value })}
        />
        <div className="settings-row">
          <TypedField
            label={text.settings.timeout}
            inputMode="numeric"
            start={String(config.timeoutMs / 1000)}
            hint={text.settings.timeoutWhy}
            problemOf={timeoutProblem}
            onValue={(timeout) => change({ timeoutMs: Number(timeout) * 1000 })}
            min={timeoutSeconds.min}
            max={timeoutSeconds.max}
          />
          <TypedField
            label={text.settings.memory}
            inputMode="numeric"
            start={String(config.memoryMb)}
            hint={text.settings.memoryWhy}
            problemOf={memoryProblem}
            onValue={(memory) => change({ memoryMb: Number(memory) })}
            min={memoryMegabytes.min}
            max={memoryMegabytes.max}
          />
          <TypedField
            label={text.settings.storage}
            inputMode="numeric"
            start={String(config.temporaryMb ?? temporaryMegabytes.min)}
            hint={text.settings.storageWhy}
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
            {text.settings.tools}
          </label>
        )}
        <Variables config={config} onChange={(variables) => change({ variables })} />
        <ScalingSettings config={config} onChange={setConfig} />
        <AsynchronousSettings config={config} onChange={setConfig} />
        <p className="settings-note">{text.settings.note}</p>
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
      <legend className="field-label">{text.settings.variables}</legend>
      {list.map((variable, index) => (
        <div key={variable.id} className="settings-variable">
          <Field
            label={text.settings.name(index + 1)}
            className="mono"
            value={variable.name}
            spellCheck={false}
            autoCapitalize="off"
            problem={variable.name === '' ? undefined : variableProblem(list, variable)}
            onChange={(event) => edit(variable.id, { name: event.target.value })}
          />
          <Field
            label={text.settings.value(index + 1)}
            className="mono"
            value={variable.value}
            spellCheck={false}
            onChange={(event) => edit(variable.id, { value: event.target.value })}
          />
          <IconButton
            label={text.settings.remove(variable.name, index + 1)}
            icon={<Trash2 size={15} />}
            onClick={() => update(list.filter(({ id }) => id !== variable.id))}
          />
        </div>
      ))}
      <Button onClick={() => setList([...list, { id: Math.max(-1, ...list.map(({ id }) => id)) + 1, name: '', value: '' }])}>
        <Plus size={14} aria-hidden="true" />
        {text.settings.addVariable}
      </Button>
    </fieldset>
  )
}
