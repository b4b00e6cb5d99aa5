import { useMemo } from 'react'
import { chiSquare, digitCounts, usualChiSquare } from '#pi/statistics.ts'
import { spoken } from './names.ts'

/** How often each digit stands there, and whether that is what chance would give. */
export function DigitCounts({ digits }: { readonly digits: Uint8Array }) {
  const counts = useMemo(() => digitCounts(digits), [digits])
  const expected = digits.length / 10
  const worst = Math.max(...counts.map((count) => Math.abs(count - expected)), 1)
  const square = chiSquare(counts)
  return (
    <div className="pi-counts">
      <table>
        <caption>How often each digit stands here, and how far that is from a tenth</caption>
        <tbody>
          {counts.map((count, digit) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the digit
            <tr key={digit}>
              <th scope="row">{digit}</th>
              <td className="pi-count">{spoken(count)}</td>
              <td className="pi-deviation" data-more={count >= expected}>
                <span aria-hidden="true" style={{ inlineSize: `${(Math.abs(count - expected) / worst) * 44}%` }} />
              </td>
              <td className="pi-part">{signed(((count - expected) / expected) * 100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="pi-note">
        χ² is {square.toFixed(2)} with nine degrees of freedom:{' '}
        {square < usualChiSquare
          ? `such as equally likely digits give (below ${usualChiSquare} nineteen times in twenty).`
          : `more uneven than equally likely digits are nineteen times in twenty (${usualChiSquare}).`}
      </p>
    </div>
  )
}

const signed = (percent: number) => `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)} %`
