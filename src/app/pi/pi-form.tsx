import { Flag, Play, Square } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type Method, methods, mostDigits } from '#pi/methods.ts'
import { wantedDigits } from '#pi/wanted-digits.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { racers } from './lanes.ts'
import { limitReasons, methodNames } from './names.ts'

const presets = [
  [1_000, '1 000'],
  [10_000, '10 000'],
  [100_000, '100 000'],
  [1_000_000, '1 million'],
  [10_000_000, '10 million'],
] as const

interface PiFormProps {
  readonly busy: boolean
  readonly onStart: (methods: readonly Method[], digits: number) => void
  readonly onCancel: () => void
}

/** How many digits, by which way, alone or in a race. */
export function PiForm({ busy, onStart, onCancel }: PiFormProps) {
  const [text, setText] = useState('1000000')
  const [method, setMethod] = useState<Method>('engine')
  const wanted = wantedDigits(text, mostDigits[method], limitReasons[method])
  const start = (chosen: (digits: number) => readonly Method[]) => {
    if ('digits' in wanted && !busy) onStart(chosen(wanted.digits), wanted.digits)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start(() => [method])
  }
  const idle = !busy && 'digits' in wanted
  return (
    <form onSubmit={submit} className="pi-form" noValidate>
      <div className="pi-how-many">
        <Field
          label="Digits"
          inputMode="numeric"
          autoComplete="off"
          className="mono"
          value={text}
          onChange={(event) => setText(event.target.value)}
          problem={'problem' in wanted ? wanted.problem : undefined}
        />
        <fieldset className="pi-presets">
          <legend className="visually-hidden">Usual numbers of digits</legend>
          {presets.map(([digits, label]) => (
            <button
              key={digits}
              type="button"
              className="pi-preset"
              aria-pressed={text === String(digits)}
              onClick={() => setText(String(digits))}
            >
              {label}
            </button>
          ))}
        </fieldset>
      </div>
      <label className="field">
        <span className="field-label">Method</span>
        <select
          className="input"
          value={method}
          onChange={(event) => setMethod(methods.find((one) => one === event.target.value) ?? 'engine')}
        >
          {methods.map((one) => (
            <option key={one} value={one}>
              {methodNames[one].name}
            </option>
          ))}
        </select>
        <span className="field-hint">{methodNames[method].says}</span>
      </label>
      <div className="pi-buttons">
        {busy ? (
          // A key of its own: were it the same element, the click that cancels would go on to submit.
          <Button key="cancel" look="primary" onClick={onCancel}>
            <Square size={16} /> Cancel
          </Button>
        ) : (
          <Button key="compute" look="primary" type="submit" disabled={!idle}>
            <Play size={16} /> Compute
          </Button>
        )}
        <Button onClick={() => start(racers)} disabled={!idle}>
          <Flag size={16} /> Race all
        </Button>
      </div>
    </form>
  )
}
