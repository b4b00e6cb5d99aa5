import { useState } from 'react'
import { Field, type FieldProps } from '#ui/field.tsx'

interface TypedFieldProps extends Omit<FieldProps, 'value' | 'onChange' | 'problem'> {
  /** What stands there at first. */
  readonly start: string
  /** What is wrong with what was typed, as a sentence. */
  readonly problemOf: (typed: string) => string | undefined
  /** Told only of what holds: what Lambda would refuse stays in the field. */
  readonly onValue: (typed: string) => void
}

/** A line of the settings: what is typed stands as it was typed, and counts once it holds. */
export function TypedField({ start, problemOf, onValue, ...rest }: TypedFieldProps) {
  const [typed, setTyped] = useState(start)
  return (
    <Field
      {...rest}
      value={typed}
      problem={problemOf(typed)}
      onChange={({ target }) => {
        setTyped(target.value)
        if (problemOf(target.value) === undefined) onValue(target.value)
      }}
    />
  )
}
