import { Check, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { lastPlaceOf } from '#pi/hex-digits.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { spoken } from './names.ts'
import type { Result } from './runner.ts'
import { byFormula, byHash, byOtherWay, otherWay, type Verdict } from './verify-model.ts'

/** Three checks that share nothing with how the digits came about. */
export function Verify({ result }: { readonly result: Result }) {
  const last = lastPlaceOf(result.digits.length)
  const [place, setPlace] = useState(String(Math.max(0, Math.min(last, 100_000))))
  const at = /^\d{1,9}$/.test(place) && Number(place) <= last ? Number(place) : null
  const problem =
    last < 0
      ? 'Eight hexadecimal digits need at least 40 decimal ones: compute more.'
      : `Type a whole number from 0 to ${spoken(last)}, which is as far as these digits reach.`
  return (
    <div className="pi-verify">
      <Checked label="Compare the SHA-256" check={() => byHash(result.digits)}>
        with that of GMP and CLN, two independent programs.
      </Checked>
      <Checked label="Compute again" check={(signal) => byOtherWay(result, signal)}>
        by {otherWay(result).name} and compare {spoken(otherWay(result).digits)} digits one by one.
      </Checked>
      <Field
        label="Place of eight hexadecimal digits"
        inputMode="numeric"
        autoComplete="off"
        value={place}
        onChange={(event) => setPlace(event.target.value.trim())}
        problem={at === null ? problem : undefined}
      />
      <Checked label="Jump there" disabled={at === null} check={(signal) => byFormula(result.digits, at ?? 0, signal)}>
        by the formula of Bailey, Borwein and Plouffe, which needs no earlier digit, and compare with these in base 16.
      </Checked>
    </div>
  )
}

interface CheckedProps {
  readonly label: string
  readonly check: (signal: AbortSignal) => Promise<Verdict>
  readonly disabled?: boolean
  readonly children: React.ReactNode
}

function Checked({ label, check, disabled = false, children }: CheckedProps) {
  const [verdict, setVerdict] = useState<Verdict | 'checking' | null>(null)
  const abort = useRef<AbortController>(null)
  useEffect(() => () => abort.current?.abort(new Error('The page was left.')), [])
  const start = async () => {
    const controller = new AbortController()
    abort.current = controller
    setVerdict('checking')
    try {
      setVerdict(await check(controller.signal))
    } catch (error) {
      setVerdict({ right: false, says: error instanceof Error ? error.message : String(error) })
    }
  }
  const checking = verdict === 'checking'
  return (
    <div className="pi-check">
      <div>
        {checking ? (
          <Button onClick={() => abort.current?.abort(new Error('Cancelled.'))}>Cancel</Button>
        ) : (
          <Button onClick={start} disabled={disabled}>
            {label}
          </Button>
        )}
        <p>{children}</p>
      </div>
      <p role="status" className="pi-verdict" data-right={verdict && !checking ? verdict.right : undefined}>
        {checking && 'Checking …'}
        {verdict && !checking && (
          <>
            {verdict.right ? <Check size={16} aria-hidden="true" /> : <X size={16} aria-hidden="true" />} <span>{verdict.says}</span>
          </>
        )}
      </p>
    </div>
  )
}
