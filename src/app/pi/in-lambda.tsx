import { useState } from 'react'
import { Link } from 'wouter'
import { memoryMegabytes } from '#lambda/limits.ts'
import { megabytesPerVcpu, modelledRun } from '#lambda/price.ts'
import { Badge } from '#ui/badge.tsx'
import { spoken, spokenTime } from './names.ts'
import type { Result } from './runner.ts'

const sizes = [128, 256, 512, 1024, megabytesPerVcpu, 3538, 10_240] as const

/** What the memory setting would do to the run that was measured here: modelled by AWS's published numbers. */
export function InLambda({ result }: { readonly result: Result | null }) {
  const [megabytes, setMegabytes] = useState(512)
  const needed = result?.milliseconds ?? 1000
  const chosen = modelledRun(megabytes, needed)
  const slowest = modelledRun(sizes[0], needed).milliseconds
  return (
    <section className="pi-card" aria-labelledby="pi-lambda-title">
      <h2 id="pi-lambda-title">
        In Lambda <Badge tone="warn">modelled</Badge>
      </h2>
      <p>
        The memory setting also sets the CPU: {spoken(megabytesPerVcpu)} MB are one vCPU, less is a part of one, and one thread cannot use
        more. So for work like this more memory is faster at the same price, up to a whole vCPU.{' '}
        {result
          ? `Taken as the work: the ${spokenTime(result.milliseconds)} that ${spoken(result.digits.length)} digits took here, as if this core were a vCPU.`
          : 'Taken as the work: one second of a whole vCPU. Compute digits above to take theirs.'}
      </p>
      <label className="field pi-memory">
        <span className="field-label">Memory: {spoken(megabytes)} MB</span>
        <input
          type="range"
          min={memoryMegabytes.min}
          max={3584}
          step={64}
          value={megabytes}
          onChange={(event) => setMegabytes(Number(event.target.value))}
        />
        <span className="field-hint">
          {(chosen.cpuShare * 100).toFixed(0)} % of a vCPU: {spokenTime(chosen.milliseconds)}, {dollars(chosen.dollars * 1e6)} a million
          invocations.
        </span>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="scroll" aria-label="Memory sizes" tabIndex={0}>
        <table className="pi-prices">
          <thead>
            <tr>
              <th scope="col">Memory</th>
              <th scope="col">Of a vCPU</th>
              <th scope="col">Duration</th>
              <th scope="col">
                <span className="visually-hidden">Duration as a bar</span>
              </th>
              <th scope="col">Per million</th>
            </tr>
          </thead>
          <tbody>
            {sizes.map((size) => {
              const run = modelledRun(size, needed)
              return (
                <tr key={size}>
                  <th scope="row">{spoken(size)} MB</th>
                  <td>{(run.cpuShare * 100).toFixed(0)} %</td>
                  <td>{spokenTime(run.milliseconds)}</td>
                  <td className="pi-bar">
                    <span aria-hidden="true" style={{ inlineSize: `${Math.max(1, (run.milliseconds / slowest) * 100)}%` }} />
                  </td>
                  <td>{dollars(run.dollars * 1e6)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <p className="pi-note">
        AWS’s published prices for x86 in us-east-1, without free tier. The <Link href="/play/pi">project for the playground</Link> answers
        ?number=100 behind API Gateway, in bash; its durations there are measured in your browser.
      </p>
    </section>
  )
}

const dollars = (amount: number) => `$${amount < 10 ? amount.toFixed(2) : spoken(Math.round(amount))}`
