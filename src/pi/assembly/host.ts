/** What the host gives the engine. */

/** Tells how far a phase has come, from 0 to 1. Phases: 0 series, 1 square root, 2 division, 3 decimal digits. */
// @ts-ignore: an import of the host
@external('env', 'progress')
export declare function progress(phase: i32, part: f64): void
