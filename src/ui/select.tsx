import { useId } from 'react'

interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, label: string])[]
  readonly onChange: (value: Value) => void
  readonly hint?: string
  /** The label is heard and not seen. */
  readonly bare?: boolean
}

/** A labelled choice of one among a few. */
export function Select<Value extends string>({ label, value, options, onChange, hint, bare }: SelectProps<Value>) {
  const id = useId()
  const choose = (chosen: string) => {
    const option = options.find(([known]) => known === chosen)
    if (option) onChange(option[0])
  }
  return (
    <div className="field">
      <label className={bare ? 'visually-hidden' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => choose(event.target.value)}
        aria-describedby={hint ? `${id}-note` : undefined}
      >
        {options.map(([known, shown]) => (
          <option key={known} value={known}>
            {shown}
          </option>
        ))}
      </select>
      {hint && (
        <p id={`${id}-note`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  )
}
