import { Gauge } from 'lucide-react'
import { mostDigits } from '#pi/methods.ts'
import { Button } from '#ui/button.tsx'
import { Header } from '../shell/header.tsx'
import { InLambda } from './in-lambda.tsx'
import { racers } from './lanes.ts'
import { LanesView } from './lanes-view.tsx'
import { spoken, spokenTime } from './names.ts'
import { PiForm } from './pi-form.tsx'
import { PiResult } from './pi-result.tsx'
import { Spigot } from './spigot.tsx'
import { TimePlot } from './time-plot.tsx'
import { usePi } from './use-pi.ts'
import './pi.css'
import './pi-sections.css'

/** Numbers of digits that are measured for the plot. */
const measuredDigits = [1e3, 1e4, 1e5, 1e6]

/** π in workers: choose digits and a way, run it or race them all, and check what came out. */
export function PiPage() {
  const { lanes, busy, streamed, result, measured, start, cancel } = usePi()
  const measure = async () => {
    for (const digits of measuredDigits) {
      const gave = await start(racers(digits), digits)
      if (gave.length === 0) return
    }
  }
  return (
    <>
      <Header here="pi" />
      <main className="pi">
        <header className="pi-hero">
          <h1>π, as many digits as you want</h1>
          <p>
            “Arbitrary precision is left as an exercise for the reader.” Here it is done: ten digits that overflow, and ten million that do
            not, computed in a worker of this page. No request leaves your browser.
          </p>
        </header>
        <section className="pi-card" aria-label="Compute">
          <PiForm busy={busy} onStart={(methods, digits) => void start(methods, digits)} onCancel={cancel} />
          {lanes.length > 0 && <LanesView lanes={lanes} />}
          <p role="status" className="visually-hidden">
            {result && `Done: ${spoken(result.digits.length)} digits in ${spokenTime(result.milliseconds)}`}
          </p>
        </section>
        <PiResult streamed={streamed} result={result} />
        <section className="pi-card" aria-labelledby="pi-plot-title">
          <header className="pi-card-head">
            <h2 id="pi-plot-title">Time against digits</h2>
            <Button onClick={() => void measure()} disabled={busy}>
              <Gauge size={16} /> Measure all here
            </Button>
          </header>
          <p className="pi-note">
            Solid: measured in this browser, now; every run adds to it. Dashed: recorded, on another machine. The engine takes up to{' '}
            {spoken(mostDigits.engine)} digits: beyond, 32-bit WebAssembly has no memory.
          </p>
          <TimePlot runs={measured} />
        </section>
        <Spigot />
        <InLambda result={result} />
      </main>
    </>
  )
}
