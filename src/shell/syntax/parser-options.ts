export interface ParserOptions {
  /** Line number of the first line. */
  line?: number
  alias?: ((name: string) => string | undefined) | undefined
  extendedGlob?: (() => boolean) | undefined
  posix?: (() => boolean) | undefined
  warn?: ((line: number, message: string) => void) | undefined
}
