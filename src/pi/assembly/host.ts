/** What the host gives the engine. */

/** Tells how far a phase has come, from 0 to 1. Phases: 0 series, 1 square root, 2 division, 3 decimal digits. */
// @ts-ignore: an import of the host
@external('env', 'progress')
export declare function progress(phase: i32, part: f64): void

/** to[n+1] = the whole part of 2^(128n) / d for d of n ≤ 8 limbs. */
// @ts-ignore: an import of the host
@external('env', 'reciprocal')
export declare function smallReciprocal(d: usize, n: i32, to: usize): void

/** to[n] = the whole part of 2^(64n) / √c for n ≤ 8. */
// @ts-ignore: an import of the host
@external('env', 'inverseRoot')
export declare function smallInverseRoot(c: i32, n: i32, to: usize): void
