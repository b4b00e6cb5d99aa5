/**
 * The few globals of the web platform that a pure room may use: they compute, and neither know the time nor reach outside.
 * Only the pure realm compiles this file; elsewhere the platform's own declarations hold.
 */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
}
declare class URL {
  constructor(url: string, base?: string)
  readonly href: string
  readonly origin: string
  readonly host: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
}
declare function atob(base64: string): string
declare function btoa(binary: string): string
