import { ChevronDown, ChevronUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { countDigits, findDigits } from '#pi/statistics.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import type { Found } from './digit-rows.ts'
import { spoken } from './names.ts'

interface DigitSearchProps {
  readonly digits: Uint8Array
  readonly onFound: (found: Found | null) => void
}

/** Looks for a run of digits, and walks from one place where it stands to the next. */
export function DigitSearch({ digits, onFound }: DigitSearchProps) {
  const [wanted, setWanted] = useState('')
  /** Where it was found so far, the last of them shown. */
  const [places, setPlaces] = useState<readonly number[]>([])
  const isDigits = /^\d+$/.test(wanted)
  const count = useMemo(() => (isDigits ? countDigits(digits, wanted) : 0), [digits, wanted, isDigits])
  const show = (text: string, next: readonly number[]) => {
    setPlaces(next)
    const at = next.at(-1)
    onFound(at === undefined ? null : { at, length: text.length })
  }
  const look = (text: string) => {
    setWanted(text)
    const at = /^\d+$/.test(text) ? findDigits(digits, text) : -1
    show(text, at < 0 ? [] : [at])
  }
  const step = () => {
    const at = findDigits(digits, wanted, (places.at(-1) ?? -1) + 1)
    if (at >= 0) show(wanted, [...places, at])
  }
  return (
    <div className="pi-search">
      <Field
        label="Find digits"
        inputMode="numeric"
        autoComplete="off"
        value={wanted}
        onChange={(event) => look(event.target.value.trim())}
        hint={hintOf(wanted, places, count)}
        problem={problemOf(wanted, count)}
      />
      <div className="pi-buttons">
        <Button onClick={() => show(wanted, places.slice(0, -1))} disabled={places.length < 2}>
          <ChevronUp size={16} /> Previous
        </Button>
        <Button onClick={step} disabled={places.length >= count}>
          <ChevronDown size={16} /> Next
        </Button>
      </div>
    </div>
  )
}

function hintOf(wanted: string, places: readonly number[], count: number): string {
  const at = places.at(-1)
  if (at === undefined) return wanted === '' ? 'Such as a birthday, or 999999.' : ''
  const where = at === 0 ? 'at the very beginning' : `from place ${spoken(at)} after the point`
  return `${spoken(places.length)} of ${spoken(count)}: ${where}.`
}

function problemOf(wanted: string, count: number): string | undefined {
  if (wanted === '') return undefined
  const shown = wanted.length > 20 ? `${wanted.slice(0, 20)}…` : wanted
  if (!/^\d+$/.test(wanted)) return `Only digits can be found in π; ${shown} has something else. Type 0 to 9.`
  return count === 0 ? `${shown} does not stand in these digits. Compute more, or look for less.` : undefined
}
