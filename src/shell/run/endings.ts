/** `exit`, or an error that ends the shell. */
export class ShellExit extends Error {
  readonly status: number
  constructor(status: number) {
    super('exit')
    this.status = status
  }
}

/** An error that gives up the current top-level command; its message was printed. */
export class Discard extends Error {
  readonly status: number
  constructor(status = 1) {
    super('discard')
    this.status = status
  }
}

/** An expansion failed; the message is still to be printed. `fatal` ends a shell that is not interactive. */
export class ExpansionError extends Error {
  readonly fatal: boolean
  /** Bad arithmetic gives up the whole command even where other errors do not. */
  readonly arithmetic: boolean
  constructor(message: string, fatal = false, arithmetic = false) {
    super(message)
    this.arithmetic = arithmetic
    this.fatal = fatal
  }
}
