import type { Compared } from '#project/compared.ts'
import { duration } from '../units.ts'

export type LanguageId = Compared['id']

/** One warm invocation. */
export interface Sample {
  /** REPORT's duration, ms: from the event's way to the runtime until it asks for the next. */
  readonly totalMs: number
  /** The part that the handler took, by the program's own clock, ms. */
  readonly handlerMs: number
}

export interface Summary {
  readonly count: number
  readonly median: number
  /** Four fifths of the samples lie between these. */
  readonly low: number
  readonly high: number
  readonly handler: number
  readonly protocol: number
}

export type Samples = Readonly<Record<LanguageId, readonly Sample[]>>
export const noSamples: Samples = { cpp: [], bash: [], python: [] }

/** What the samples of a language say; undefined without samples. */
export function summaryOf(samples: readonly Sample[]): Summary | undefined {
  if (samples.length === 0) return undefined
  const totals = sorted(samples.map(({ totalMs }) => totalMs))
  return {
    count: samples.length,
    median: at(totals, 0.5),
    low: at(totals, 0.1),
    high: at(totals, 0.9),
    handler: at(sorted(samples.map(({ handlerMs }) => handlerMs)), 0.5),
    protocol: at(sorted(samples.map(({ totalMs, handlerMs }) => totalMs - handlerMs)), 0.5),
  }
}

const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b)
const at = (numbers: readonly number[], part: number): number => numbers[Math.round((numbers.length - 1) * part)] ?? Number.NaN

/** A sentence of the article, and what this run says to it. */
export interface Claim {
  readonly says: string
  readonly holds: boolean
  readonly found: string
}

/** The article's two claims, tried on this run; empty until there are samples of both languages. */
export function claimsOn(samples: Samples): readonly Claim[] {
  const [cpp, python] = [summaryOf(samples.cpp), summaryOf(samples.python)]
  if (!cpp || !python) return []
  const ratio = python.median / cpp.median
  return [
    { says: 'C++ answers in under 1 ms.', holds: cpp.median < 1, found: `Here its median is ${duration(cpp.median)}.` },
    {
      says: 'Python takes nearly four times as long.',
      holds: ratio >= 3 && ratio <= 5,
      found: `Here it takes ${ratio.toFixed(1)} times as long: ${duration(python.median)}. In the handler alone ${factor(python.handler, cpp.handler)}.`,
    },
  ]
}

/** How many times longer; clocks of browsers often cannot tell less than a tenth of a millisecond. */
function factor(longer: number, shorter: number): string {
  return shorter < 0.05 ? `${duration(longer)} against less than 0.1 ms` : `${(longer / shorter).toFixed(1)} times as long`
}
