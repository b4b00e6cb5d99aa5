import { Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { DigitCounts } from './digit-counts.tsx'
import type { Found } from './digit-rows.ts'
import { DigitSearch } from './digit-search.tsx'
import { DigitsView } from './digits-view.tsx'
import { mebibytes, methodNames, spoken, spokenTime } from './names.ts'
import type { Result } from './runner.ts'
import { copyDigits, downloadDigits } from './take-digits.ts'
import type { Streamed } from './use-pi.ts'
import { Verify } from './verify.tsx'

interface PiResultProps {
  /** Digits as they come; null before the first. */
  readonly streamed: Streamed | null
  /** What the run gave; null while it runs. */
  readonly result: Result | null
}

/** Digits, as far as they have come, and once all are there: figures about them, and ways to check and take them. */
export function PiResult({ streamed, result }: PiResultProps) {
  const [found, setFound] = useState<Found | null>(null)
  const [said, setSaid] = useState('')
  const digits = result?.digits ?? streamed?.bytes
  if (!digits) return null
  const count = result ? digits.length : (streamed?.count ?? 0)
  return (
    <section className="pi-card" aria-label="Digits">
      <header className="pi-card-head">
        {result ? <Figures result={result} /> : <p>{spoken(count)} digits so far</p>}
        {result && (
          <div className="pi-buttons">
            <Button onClick={async () => setSaid(await copyDigits(result.digits))}>
              <Copy size={16} /> Copy
            </Button>
            <Button onClick={() => downloadDigits(result.digits)}>
              <Download size={16} /> Download
            </Button>
          </div>
        )}
      </header>
      <DigitsView digits={digits} count={count} found={found} />
      <p role="status" className="pi-note">
        {said}
      </p>
      {result && (
        <>
          <DigitSearch key={`${result.method} ${digits.length}`} digits={digits} onFound={setFound} />
          <div className="pi-two">
            <section aria-labelledby="pi-counts-title">
              <h2 id="pi-counts-title">Counts</h2>
              <DigitCounts digits={digits} />
            </section>
            <section aria-labelledby="pi-verify-title">
              <h2 id="pi-verify-title">Verify</h2>
              <Verify result={result} />
            </section>
          </div>
        </>
      )}
    </section>
  )
}

function Figures({ result: { method, digits, milliseconds, bytes, repeated } }: { readonly result: Result }) {
  return (
    <dl className="pi-figures">
      <Figure term="digits" value={spoken(digits.length)} />
      <Figure term={`by ${methodNames[method].name}`} value={spokenTime(milliseconds)} />
      <Figure term="memory in use at most" value={bytes === null ? 'not told by BigInt' : mebibytes(bytes)} />
      {repeated > 0 && <Figure term="products done again with smaller digits, their check having failed" value={spoken(repeated)} />}
    </dl>
  )
}

function Figure({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}
