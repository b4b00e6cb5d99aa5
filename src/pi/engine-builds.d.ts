/** WebAssembly of the engine in base64, compiled from assembly/ by the build. */
declare module 'virtual:pi-engine/*' {
  export const base64: string
}
