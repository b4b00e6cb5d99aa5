import { Copy, Download, Flag, Play, Square } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { engineLimit } from '#pi/engine.ts'
import { type Method, methods } from '#pi/methods.ts'
import { wantedDigits } from '#pi/wanted-digits.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Header } from '../shell/header.tsx'
import { PiResult } from './pi-result.tsx'
import { TimePlot } from './time-plot.tsx'
import { type Running, usePi } from './use-pi.ts'
import './pi.css'

const names: Readonly<Record<Method, string>> = {
  engine: 'Engine (WebAssembly)',
  chudnovsky: 'Chudnovsky on BigInt',
  machin: 'Machin on BigInt',
  gibbons: 'Gibbons’ spigot on BigInt',
}

/** π in a worker: choose digits and a method, run it or race them all. */
export function PiPage() {
  const { running, result, measured, failure, compute, cancel } = usePi()
  const [text, setText] = useState('100000')
  const [method, setMethod] = useState<Method>('engine')
  const wanted = wantedDigits(text, engineLimit)
  const start = (chosen: readonly Method[]) => {
    if ('digits' in wanted) void compute(chosen, wanted.digits)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start([method])
  }
  const idle = running === null && 'digits' in wanted
  return (
    <>
      <Header here="pi" />
      <main className="pi">
        <h1>π, as many digits as you want</h1>
        <form onSubmit={submit} className="pi-form" noValidate>
          <Field
            label="Digits"
            inputMode="numeric"
            value={text}
            onChange={(event) => setText(event.target.value)}
            problem={'problem' in wanted ? wanted.problem : undefined}
          />
          <label className="field">
            <span className="field-label">Method</span>
            <select
              className="input"
              value={method}
              onChange={(event) => setMethod(methods.find((one) => one === event.target.value) ?? 'engine')}
            >
              {methods.map((one) => (
                <option key={one} value={one}>
                  {names[one]}
                </option>
              ))}
            </select>
          </label>
          <div className="pi-buttons">
            <Button look="primary" type="submit" disabled={!idle}>
              <Play size={16} /> Compute
            </Button>
            <Button onClick={() => start(methods)} disabled={!idle}>
              <Flag size={16} /> Race all
            </Button>
            {running && (
              <Button onClick={cancel}>
                <Square size={16} /> Cancel
              </Button>
            )}
          </div>
        </form>
        <div role="status">
          {running && <RunningLine running={running} />}
          {failure && <p className="field-problem">{failure}</p>}
        </div>
        {result && <PiResult result={result} icons={{ copy: <Copy size={16} />, download: <Download size={16} /> }} />}
        <TimePlot runs={measured} />
      </main>
    </>
  )
}

function RunningLine({ running: { method, told } }: { readonly running: Running }) {
  return (
    <p className="pi-running">
      {names[method]}
      {told?.phase && `: ${told.phase}`} <progress value={told?.part} aria-label="Part of this phase that is done" />
    </p>
  )
}
