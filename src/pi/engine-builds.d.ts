declare module 'virtual:pi-engine/simd128' {
  /** The engine for every browser with SIMD, as base64. */
  export const wasm: string
}
declare module 'virtual:pi-engine/relaxed' {
  /** The engine for browsers with relaxed SIMD (a product and a sum in one instruction), as base64. */
  export const wasm: string
}
