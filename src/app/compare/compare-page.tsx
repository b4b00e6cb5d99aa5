import { Gauge, Square } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { compared } from '#project/compared.ts'
import { Button } from '#ui/button.tsx'
import { useBuild } from '../build/build.ts'
import { BuildProgressLine } from '../build/build-panel.tsx'
import { Header } from '../shell/header.tsx'
import { Claims } from './claims.tsx'
import { ResultTable } from './result-table.tsx'
import { useComparison } from './use-comparison.ts'
import './compare.css'

/** bash needs a minute for more. */
const choices = [10, 30, 100, 200]

/** The article's comparison: π by the same spigot in three languages, measured in turn before the reader's eyes. */
export function ComparePage() {
  const { doing, failure, samples, traces, measured, start, cancel } = useComparison()
  const { progress } = useBuild()
  const [digits, setDigits] = useState(10)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void start(digits)
  }
  return (
    <>
      <Header here="compare" />
      <main className="compare">
        <h1>π in C++, bash and Python</h1>
        <p className="compare-lead">
          The same spigot, the same events, the same simulated Lambda. The first run fetches clang (about 40 MB) and Python (about 13 MB).
        </p>
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
        <p className="compare-note">
          Warm invocations, measured in this browser; they are not Lambda’s times. Between the languages only the program differs: the
          protocol’s part is that of a message to the page and back. All three run as WebAssembly or on an interpreter of ours: on Lambda,
          C++ is machine code and bash is GNU’s.
        </p>
        <section className="compare-traces" aria-label="What happened">
          {compared.map(({ id, label, says }) => (
            <details key={id}>
              <summary>
                <b>{label}</b>: {says}
              </summary>
              <pre>{traces[id] ?? 'Measure first: here stands what the last invocation told, line by line.'}</pre>
            </details>
          ))}
        </section>
      </main>
    </>
  )
}
