/** What the host is told while the engine works. */

// @ts-ignore: an import of the host.
@external('env', 'progress')
declare function progress(phase: i32, share: f64): void

export const SERIES: i32 = 0
export const ROOT: i32 = 1
export const DIVISION: i32 = 2
export const DECIMAL: i32 = 3

let terms: f64 = 0
let done: f64 = 0
let levels: f64 = 1
let told: f64 = 0

/** The series of so many terms begins. */
export function enterSeries(count: f64): void {
  terms = count
  done = 0
  told = 0
  levels = Math.max(1, Math.ceil(Math.log2(count / 12)))
  progress(SERIES, 0)
}

/** A node over so many terms has been joined; the host hears of it in steps of at least 2 %. */
export function leave(count: u32): void {
  if (terms == 0) return
  done += <f64>count
  const share = done / (terms * levels)
  if (share - told < 0.02) return
  told = share
  progress(SERIES, Math.min(share, 1))
}

/** Another phase begins, or has come so far. */
export function enter(phase: i32, share: f64): void {
  progress(phase, share)
}
