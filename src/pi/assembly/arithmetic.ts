/** Two doubles at once. With relaxed SIMD a product and a sum are one instruction with one rounding; otherwise two. */

// @ts-ignore: decorator
@inline
export function plus(a: v128, b: v128): v128 {
  return f64x2.add(a, b)
}

// @ts-ignore: decorator
@inline
export function minus(a: v128, b: v128): v128 {
  return f64x2.sub(a, b)
}

// @ts-ignore: decorator
@inline
export function times(a: v128, b: v128): v128 {
  return f64x2.mul(a, b)
}

/** a·b + c */
// @ts-ignore: decorator
@inline
export function productPlus(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_madd(a, b, c)
  return f64x2.add(f64x2.mul(a, b), c)
}

/** c − a·b */
// @ts-ignore: decorator
@inline
export function minusProduct(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_nmadd(a, b, c)
  return f64x2.sub(c, f64x2.mul(a, b))
}

/** The real part of (ar + i·ai)(wr + i·wi). */
// @ts-ignore: decorator
@inline
export function productReal(ar: v128, ai: v128, wr: v128, wi: v128): v128 {
  return minusProduct(ai, wi, times(ar, wr))
}

/** The imaginary part of (ar + i·ai)(wr + i·wi). */
// @ts-ignore: decorator
@inline
export function productImaginary(ar: v128, ai: v128, wr: v128, wi: v128): v128 {
  return productPlus(ai, wr, times(ar, wi))
}

/** The real part of (ar + i·ai)(wr − i·wi). */
// @ts-ignore: decorator
@inline
export function conjugateReal(ar: v128, ai: v128, wr: v128, wi: v128): v128 {
  return productPlus(ai, wi, times(ar, wr))
}

/** The imaginary part of (ar + i·ai)(wr − i·wi). */
// @ts-ignore: decorator
@inline
export function conjugateImaginary(ar: v128, ai: v128, wr: v128, wi: v128): v128 {
  return minusProduct(ar, wi, times(ai, wr))
}
