import { type Method, methods } from '#pi/methods.ts'

export interface Measured {
  readonly method: Method
  readonly digits: number
  readonly milliseconds: number
}

const width = 560
const height = 260
const edge = 44
/** 10⁰ … 10⁸ digits, 10⁻² … 10⁶ ms. */
const x = (digits: number) => edge + (Math.log10(digits) / 8) * (width - edge - 12)
const y = (milliseconds: number) => height - edge + 12 - ((Math.log10(Math.max(milliseconds, 0.01)) + 2) / 8) * (height - edge)

/** Time against digits of every run measured here, both logarithmic. */
export function TimePlot({ runs }: { readonly runs: readonly Measured[] }) {
  if (runs.length === 0) return null
  return (
    <figure className="pi-plot">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="Time against digits, both logarithmic">
        {[0, 2, 4, 6, 8].map((power) => (
          <g key={power}>
            <line x1={x(10 ** power)} x2={x(10 ** power)} y1={y(0.01)} y2={y(1e6)} className="pi-grid" />
            <line x1={x(1)} x2={x(1e8)} y1={y(10 ** (power - 2))} y2={y(10 ** (power - 2))} className="pi-grid" />
            <text x={x(10 ** power)} y={height - 12} textAnchor="middle">{`1e${power}`}</text>
            <text x={edge - 6} y={y(10 ** (power - 2)) + 4} textAnchor="end">
              {['10 µs', '1 ms', '0.1 s', '10 s', '1000 s'][power / 2]}
            </text>
          </g>
        ))}
        {runs.map((run, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs are only ever added
          <circle key={i} cx={x(run.digits)} cy={y(run.milliseconds)} r={4.5} data-method={run.method}>
            <title>{`${run.method}: ${run.digits} digits in ${run.milliseconds.toFixed(1)} ms`}</title>
          </circle>
        ))}
      </svg>
      <figcaption>
        {methods.map((method) => (
          <span key={method} data-method={method}>
            ● {method}
          </span>
        ))}
        Measured here, in this browser, now.
      </figcaption>
    </figure>
  )
}
