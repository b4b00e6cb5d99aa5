import type { ReactNode } from 'react'
import './choice.css'

interface ChoiceProps<Id extends string> {
  readonly label: string
  readonly choices: readonly { readonly id: Id; readonly label: ReactNode; readonly title?: string }[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
}

/** A few alternatives beside each other, one of them chosen. */
export function Choice<Id extends string>({ label, choices, chosen, onChoose }: ChoiceProps<Id>) {
  return (
    <fieldset className="choice" aria-label={label}>
      {choices.map(({ id, label: name, title }) => (
        <button key={id} type="button" aria-pressed={id === chosen} title={title} onClick={() => onChoose(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
