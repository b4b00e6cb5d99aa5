import { type ComponentProps, useId } from 'react'
import './field.css'

export interface FieldProps extends ComponentProps<'input'> {
  readonly label: string
  readonly hint?: string
  /** What is wrong with the value, and what to do. */
  readonly problem?: string | undefined
}

/** A labelled line to type in; what is wrong stands under it. */
export function Field({ label, hint, problem, className = '', ...rest }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className={`input ${className}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem || hint ? `${id}-note` : undefined}
      />
      {(problem || hint) && (
        <p id={`${id}-note`} className={problem ? 'field-problem' : 'field-hint'}>
          {problem ?? hint}
        </p>
      )}
    </div>
  )
}
