import { methods } from '#pi/methods.ts'
import { methodNames, spoken, spokenTime } from './names.ts'
import { digitTicks, lineOf, type Measured, type Point, placeOf, plotSize, recorded, timeTicks } from './plot-model.ts'

const { width, height, left, right, top, bottom } = plotSize

/** Time against digits of every way, measured here and now, beside recorded figures of native programs. */
export function TimePlot({ runs }: { readonly runs: readonly Measured[] }) {
  const lines = methods.map((method) => ({ method, points: lineOf(runs, method) })).filter(({ points }) => points.length > 0)
  return (
    <figure className="pi-plot">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="scroll" aria-label="Plot" tabIndex={0}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label="Time against digits, both logarithmic; the table below holds the figures"
        >
          <Grid />
          {recorded.map(({ name, short, points }) => (
            <Line key={name} points={points} name={`${name} (recorded)`} label={short} />
          ))}
          {lines.map(({ method, points }) => (
            <Line key={method} points={points} name={methodNames[method].name} method={method} />
          ))}
        </svg>
      </section>
      <figcaption>
        <ul className="pi-legend">
          {methods.map((method) => (
            <li key={method} data-method={method}>
              <span aria-hidden="true" className="pi-mark" /> {methodNames[method].name}
            </li>
          ))}
          <li className="pi-recorded">
            <span aria-hidden="true" className="pi-mark" /> Native programs, recorded on another machine
          </li>
        </ul>
        <details>
          <summary>The figures as a table</summary>
          <Table lines={lines.map(({ method, points }) => ({ name: `${methodNames[method].name}, here and now`, points }))} />
        </details>
      </figcaption>
    </figure>
  )
}

function Grid() {
  return (
    <>
      {digitTicks.map(([digits, label]) => {
        const { x } = placeOf({ digits, milliseconds: 1 })
        return (
          <g key={digits}>
            <line x1={x} x2={x} y1={top} y2={height - bottom} className="pi-grid" />
            <text x={x} y={height - bottom + 20} textAnchor={digits === 1e8 ? 'end' : 'middle'}>
              {label}
            </text>
          </g>
        )
      })}
      {timeTicks.map(([milliseconds, label]) => {
        const { y } = placeOf({ digits: 10, milliseconds })
        return (
          <g key={milliseconds}>
            <line x1={left} x2={width - right} y1={y} y2={y} className="pi-grid" />
            <text x={left - 8} y={y + 4} textAnchor="end">
              {label}
            </text>
          </g>
        )
      })}
    </>
  )
}

interface LineProps {
  readonly points: readonly Point[]
  readonly name: string
  readonly method?: string
  /** Stands beside the end of a recorded line. */
  readonly label?: string
}

function Line({ points, name, method, label }: LineProps) {
  const places = points.map((point) => ({ ...placeOf(point), point }))
  const isRecorded = label !== undefined
  const last = places.at(-1)
  return (
    <g data-method={method} className={isRecorded ? 'pi-recorded' : 'pi-measured'}>
      <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {places.map(({ x, y, point }) => (
        <circle key={point.digits} cx={x} cy={y} r={isRecorded ? 2.5 : 4.5}>
          <title>{`${name}: ${spoken(point.digits)} digits in ${spokenTime(point.milliseconds)}`}</title>
        </circle>
      ))}
      {isRecorded && last && (
        <text x={last.x + 8} y={last.y + (label === 'FLINT' ? 12 : 0)}>
          {label}
        </text>
      )}
    </g>
  )
}

function Table({ lines }: { readonly lines: readonly { readonly name: string; readonly points: readonly Point[] }[] }) {
  const rows = [...lines, ...recorded.map(({ name, points }) => ({ name: `${name}, recorded`, points }))]
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Program</th>
          <th scope="col">Digits</th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {rows.flatMap(({ name, points }) =>
          points.map(({ digits, milliseconds }) => (
            <tr key={`${name} ${digits}`}>
              <th scope="row">{name}</th>
              <td>{spoken(digits)}</td>
              <td>{spokenTime(milliseconds)}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
