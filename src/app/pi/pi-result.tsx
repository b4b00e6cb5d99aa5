import { type ReactNode, useMemo, useState } from 'react'
import { knownHashes } from '#pi/known-digits.ts'
import { digitCounts, findDigits } from '#pi/statistics.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { DigitsView } from './digits-view.tsx'
import type { Result } from './runner.ts'

interface PiResultProps {
  readonly result: Result
  readonly icons: { readonly copy: ReactNode; readonly download: ReactNode }
}

const spoken = (count: number) => count.toLocaleString('en')

/** What a run gave: its digits, figures about them, and ways to check and take them. */
export function PiResult({ result, icons }: PiResultProps) {
  const { digits, milliseconds, bytes, repeated } = result
  const [search, setSearch] = useState('')
  const [verdict, setVerdict] = useState<string | null>(null)
  const counts = useMemo(() => digitCounts(digits), [digits])
  const at = useMemo(() => (/^\d+$/.test(search) ? findDigits(digits, search) : -1), [digits, search])
  const found = useMemo(() => (at < 0 ? null : { at, length: search.length }), [at, search])
  const problem = searchProblem(search, at)
  return (
    <section className="pi-result" aria-label="Result">
      <p>
        {spoken(digits.length)} digits in <strong>{milliseconds.toFixed(1)} ms</strong>
        {bytes !== null && `, ${(bytes / 2 ** 20).toFixed(1)} MiB of WebAssembly memory`}
        {repeated > 0 && `, ${repeated} products failed their check and were done again with smaller digits`}.
      </p>
      <DigitsView digits={digits} found={found} />
      <Field
        label="Find digits"
        inputMode="numeric"
        value={search}
        onChange={(event) => setSearch(event.target.value.trim())}
        hint={found ? `First at place ${spoken(at)} (the 3 is place 0).` : 'Such as a birthday: 140388'}
        problem={problem}
      />
      <div className="pi-buttons">
        <Button onClick={async () => setVerdict(await verify(digits))}>Verify by hash</Button>
        <Button onClick={() => copy(digits).then(setVerdict)}>{icons.copy} Copy</Button>
        <Button onClick={() => download(digits)}>{icons.download} Download</Button>
      </div>
      <p role="status">{verdict}</p>
      <table className="pi-counts">
        <caption>How often each digit stands here</caption>
        <tbody>
          <tr>
            {counts.map((_, digit) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the digit
              <th key={digit} scope="col">
                {digit}
              </th>
            ))}
          </tr>
          <tr>
            {counts.map((count, digit) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the digit
              <td key={digit}>{spoken(count)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function searchProblem(search: string, at: number): string | undefined {
  if (search === '') return undefined
  if (!/^\d+$/.test(search)) return 'Only digits can be found in π: type 0 to 9.'
  return at < 0 ? `${search.slice(0, 20)} does not stand in these digits. Compute more, or look for less.` : undefined
}

async function copy(digits: Uint8Array): Promise<string> {
  try {
    await navigator.clipboard.writeText(withPoint(digits))
    return 'Copied.'
  } catch {
    return 'The browser did not let the digits be copied. Download them instead.'
  }
}

const withPoint = (digits: Uint8Array) => `${digits.length > 1 ? '3.' : '3'}${new TextDecoder().decode(digits.subarray(1))}`

function download(digits: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([withPoint(digits)], { type: 'text/plain' }))
  Object.assign(document.createElement('a'), { href: url, download: `pi-${digits.length}.txt` }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The largest power of ten among the first digits is compared with what two independent programs gave. */
async function verify(digits: Uint8Array<ArrayBuffer>): Promise<string> {
  const count = [...knownHashes.keys()].filter((known) => known <= digits.length).at(-1)
  if (count === undefined) return 'Hashes are known from 1,000 digits on: compute at least so many to compare.'
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', digits.slice(0, count)))
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex === knownHashes.get(count)
    ? `The first ${spoken(count)} digits are right: their SHA-256 ${hex} is that of GMP and of CLN.`
    : `The first ${spoken(count)} digits are WRONG: their SHA-256 is ${hex}, that of GMP and of CLN is ${knownHashes.get(count)}.`
}
