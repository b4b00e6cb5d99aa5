import { Gauge, Square } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useBuild } from '../build/build.ts'
import { BuildProgressLine } from '../build/build-panel.tsx'
import { Claims } from './claims.tsx'
import { ResultTable } from './result-table.tsx'
import { useComparison } from './use-comparison.ts'
import '#ui/field.css'
import './compare.css'

/** bash needs a minute for more. */
const choices = [10, 30, 100, 200]

/** The experiment itself: its button, what it does, and what was measured. Wherever it stands, it shows the last measurement. */
export function Comparison() {
  const { doing, failure, samples, measured, start, cancel } = useComparison()
  const { progress } = useBuild()
  const [digits, setDigits] = useState(measured ?? 10)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void start(digits)
  }
  return (
    <div className="comparison">
      <form onSubmit={submit} className="compare-form">
        <label className="field">
          <span className="field-label">Digits</span>
          <select className="input" value={digits} onChange={(event) => setDigits(Number(event.target.value))}>
            {choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        </label>
        {doing === undefined ? (
          <Button look="primary" type="submit">
            <Gauge size={16} aria-hidden="true" /> Measure
          </Button>
        ) : (
          <Button onClick={cancel}>
            <Square size={14} aria-hidden="true" /> Cancel
          </Button>
        )}
        <span className="compare-doing" role="status">
          {doing !== undefined && (progress ? <BuildProgressLine progress={progress} /> : doing)}
        </span>
      </form>
      {failure && <p role="alert">{failure}</p>}
      <ResultTable samples={samples} digits={measured ?? digits} />
      <Claims samples={samples} />
    </div>
  )
}
