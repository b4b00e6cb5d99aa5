import { compared } from '#project/compared.ts'
import { duration } from '../units.ts'
import { type Samples, summaryOf } from './model.ts'

interface ResultTableProps {
  readonly samples: Samples
  readonly digits: number
}

/** Medians and spread of each language, as numbers and as bars on one logarithmic scale. */
export function ResultTable({ samples, digits }: ResultTableProps) {
  const rows = compared.map((language) => ({ ...language, summary: summaryOf(samples[language.id]) }))
  const summaries = rows.flatMap(({ summary }) => summary ?? [])
  const place = scale(Math.min(...summaries.map(({ low }) => low), 0.1), Math.max(...summaries.map(({ high }) => high), 1))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is too narrow the table scrolls, and keys must reach it
    // biome-ignore lint/a11y/useSemanticElements: it is no part of the outline of the page
    <div className="compare-table scroll" tabIndex={0} role="region" aria-label="Results">
      <table>
        <caption className="visually-hidden">Warm invocations for {digits} digits of π</caption>
        <thead>
          <tr>
            <th scope="col">{digits} digits</th>
            <th scope="col">Median</th>
            <th scope="col">Four fifths within</th>
            <th scope="col">Handler</th>
            <th scope="col">Protocol</th>
            <th scope="col" className="compare-bars">
              <span className="visually-hidden">Picture</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, summary }) => (
            <tr key={id}>
              <th scope="row">
                {label} <small>{summary ? `${summary.count} invocations` : ''}</small>
              </th>
              <td>
                <b>{summary ? duration(summary.median) : '–'}</b>
              </td>
              <td>{summary ? `${duration(summary.low)} to ${duration(summary.high)}` : '–'}</td>
              <td>{summary ? clocked(summary.handler) : '–'}</td>
              <td>{summary ? duration(summary.protocol) : '–'}</td>
              <td className="compare-bars" aria-hidden="true">
                {summary && (
                  <span className="compare-bar" data-language={id}>
                    <i style={{ insetInlineStart: place(summary.low), insetInlineEnd: `calc(100% - ${place(summary.high)})` }} />
                    <b style={{ insetInlineStart: place(summary.median) }} />
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A time by the program's own clock, which browsers keep from telling less than a tenth of a millisecond. */
const clocked = (ms: number): string => (ms < 0.1 ? '< 0.1 ms' : duration(ms))

/** Where a time stands between the shortest and the longest, in percent, by its logarithm. */
function scale(least: number, most: number): (ms: number) => string {
  const [from, to] = [Math.log(Math.max(least, 0.01)), Math.log(most)]
  return (ms) => `${(Math.min(1, Math.max(0, (Math.log(Math.max(ms, 0.01)) - from) / (to - from || 1))) * 98).toFixed(1)}%`
}
