import { fixedDigits, hexDigits, type LongDouble, readLongDouble, scientificDigits } from '../../expand/long-double.ts'
import { quoteBackslash } from '../../expand/quote.ts'
import { characters } from '../../expand/text.ts'
import { letters, utf8Bytes } from '../../syntax/ansi.ts'
import type { Shell } from '../shell.ts'
import { formatTime } from '../time.ts'
import { unescapeEcho } from './echo-escapes.ts'

interface Spec {
  flags: string
  width: number | undefined
  precision: number | undefined
  conversion: string
  time: string | undefined
}

/** What printf prints of a format and its arguments. */
export class Formatter {
  private readonly shell: Shell
  private readonly args: string[]
  private next = 0
  private out = ''
  status = 0
  private stopped = false

  private readonly direct: boolean

  constructor(shell: Shell, args: string[], direct: boolean) {
    this.shell = shell
    this.args = args
    this.direct = direct
  }

  format(format: string): string {
    do {
      const before = this.next
      this.once(format)
      if (this.stopped || this.next === before) break
    } while (this.next < this.args.length)
    return this.out
  }

  private take(): string | undefined {
    return this.args[this.next++]
  }

  private once(format: string): void {
    for (let i = 0; i < format.length && !this.stopped; ) {
      const c = format[i] ?? ''
      if (c === '\\') {
        i = this.escape(format, i)
        continue
      }
      if (c !== '%') {
        let end = i + 1
        while (end < format.length && format[end] !== '%' && format[end] !== '\\') end++
        this.out += format.slice(i, end)
        i = end
        continue
      }
      if (format[i + 1] === '%') {
        this.out += '%'
        i += 2
        continue
      }
      i = this.conversion(format, i)
    }
  }

  private escape(format: string, i: number): number {
    const rest = format.slice(i + 1, i + 12)
    const simple = letters[rest[0] ?? '']
    if (simple !== undefined) {
      this.out += simple
      return i + 2
    }
    let match: RegExpExecArray | null
    if ((match = /^[0-7]{1,3}/.exec(rest))) this.out += String.fromCharCode(Number.parseInt(match[0], 8) & 255)
    else if ((match = /^x([0-9A-Fa-f]{1,2})/.exec(rest))) this.out += String.fromCharCode(Number.parseInt(match[1] ?? '', 16))
    else if ((match = /^u([0-9A-Fa-f]{1,4})|^U([0-9A-Fa-f]{1,8})/.exec(rest)))
      this.out += utf8Bytes(Number.parseInt(match[1] ?? match[2] ?? '', 16))
    else {
      if (rest[0] === 'x') this.warn('missing hex digit for \\x')
      else if (rest[0] === 'u' || rest[0] === 'U') this.warn(`missing unicode digit for \\${rest[0]}`)
      this.out += '\\'
      return i + 1
    }
    return i + 1 + match[0].length
  }

  private conversion(format: string, start: number): number {
    const match = /%([-+ #0']*)(\*|\d+)?(?:\.(\*|-?\d*))?(?:hh|h|ll|l|j|z|t|L)?(?:\(([^)]*)\))?(.)?/sy
    match.lastIndex = start
    const found = match.exec(format)
    const conversion = found?.[5]
    if (!found || conversion === undefined) {
      this.complain(`\`${format.slice(start)}': missing format character`)
      this.stopped = true
      return format.length
    }
    let flags = found[1] ?? ''
    let width = found[2] === '*' ? this.integer(this.take()) : found[2] === undefined ? undefined : BigInt(found[2])
    if (width !== undefined && width < 0n) {
      flags += '-'
      width = -width
    }
    const rawPrecision =
      found[3] === '*'
        ? this.integer(this.take())
        : found[3] === undefined
          ? undefined
          : BigInt(found[3] === '' || found[3] === '-' ? 0 : found[3])
    const precision = rawPrecision === undefined || rawPrecision < 0n ? undefined : Number(rawPrecision)
    const spec: Spec = { flags, width: width === undefined ? undefined : Number(width), precision, conversion, time: found[4] }
    this.convert(spec, format.slice(start, start + found[0].length))
    return start + found[0].length
  }

  private complain(message: string): void {
    this.warn(message)
    this.status = 1
  }

  /** Standard output is line-buffered: lines that are complete stand in front of the message. */
  private warn(message: string): void {
    if (this.direct) {
      const end = this.out.lastIndexOf('\n') + 1
      this.shell.print(1, this.out.slice(0, end))
      this.out = this.out.slice(end)
    }
    this.shell.error(`printf: ${message}`)
  }

  private convert(spec: Spec, source: string): void {
    switch (spec.conversion) {
      case 's':
        this.text(this.take() ?? '', spec)
        return
      case 'b': {
        const { text, stop } = unescapeEcho(this.take() ?? '', true, () => this.warn('missing hex digit for \\x'))
        this.text(text, spec)
        if (stop) {
          this.stopped = true
          this.status = 0
        }
        return
      }
      case 'q':
        this.text(quoteBackslash(this.take() ?? ''), spec)
        return
      case 'Q': {
        const argument = this.take() ?? ''
        // A precision in digits cuts the argument, one without digits leaves nothing, and one by `*` does nothing.
        const given = /\.(\*|\d*)/.exec(source)?.[1]
        const digits = given === '*' ? undefined : given
        this.text(digits === '' ? '' : quoteBackslash(digits === undefined ? argument : argument.slice(0, Number(digits))), {
          ...spec,
          precision: undefined,
        })
        return
      }
      case 'c':
        this.text((this.take() ?? '').slice(0, 1) || '\0', { ...spec, precision: undefined })
        return
      case 'd':
      case 'i':
        this.pad(this.signed(this.integer(this.take()), spec), spec, true)
        return
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        this.pad(this.unsigned(this.integer(this.take(), true), spec), spec, true)
        return
      case 'T': {
        const argument = this.take()
        const { clock } = this.shell.kernel.host
        const seconds =
          argument === undefined || argument === '' || argument === '-1'
            ? Math.floor(clock.unixMs() / 1000)
            : argument === '-2'
              ? Math.floor(this.shell.startMs / 1000)
              : Number(this.integer(argument))
        this.text(formatTime(this.shell, spec.time || '%X', seconds), spec)
        return
      }
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
      case 'a':
      case 'A':
        this.float(this.take(), spec)
        return
      case 'n': {
        const name = this.take()
        if (name) this.shell.assign(name, String(this.out.length))
        return
      }
      default:
        this.complain(`\`${spec.conversion}': invalid format character`)
        this.stopped = true
    }
  }

  private text(text: string, spec: Spec): void {
    let shown = text
    if (spec.precision !== undefined) shown = text.slice(0, spec.precision)
    if (spec.width === undefined) {
      this.out += shown
      return
    }
    // bash counts bytes in the width of %s, as C does.
    const length = shown.length
    const fill = ' '.repeat(Math.max(0, Math.min(spec.width, 10_000_000) - length))
    this.out += spec.flags.includes('-') ? shown + fill : fill + shown
  }

  private integer(text: string | undefined, unsigned = false): bigint {
    if (text === undefined || text === '') return 0n
    if (/^-?[1-9]\d{0,14}$/.test(text) || text === '0') return BigInt(text)
    const quote = /^\s*["'](.*)$/s.exec(text)
    if (quote) return BigInt(codeOf(quote[1] ?? '', this.shell.utf8))
    const match = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)(.*)$/s.exec(text)
    if (!match) {
      this.complain(`${text}: invalid number`)
      return 0n
    }
    const [, sign, digits = '0', rest] = match
    const value = /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : BigInt(digits)
    if (rest !== '') this.complain(`${text}: ${/^0[89]/.test(digits + rest) ? 'invalid octal number' : 'invalid number'}`)
    const signed = sign === '-' ? -value : value
    const most = unsigned ? 18446744073709551615n : 9223372036854775807n
    if (signed > most || signed < -9223372036854775808n) {
      this.warn(`warning: ${text}: Numerical result out of range`)
      return signed < 0n ? -9223372036854775808n : most
    }
    return signed
  }

  private grouped(digits: string, spec: Spec): string {
    if (spec.precision === 0 && digits === '0') return ''
    return spec.precision === undefined ? digits : digits.padStart(Math.min(spec.precision, 10_000_000), '0')
  }

  private signed(raw: bigint, spec: Spec): string {
    const value = raw > 9223372036854775807n ? 9223372036854775807n : raw
    const digits = this.grouped((value < 0n ? -value : value).toString(), spec)
    return (value < 0n ? '-' : spec.flags.includes('+') ? '+' : spec.flags.includes(' ') ? ' ' : '') + digits
  }

  private unsigned(raw: bigint, spec: Spec): string {
    const value = BigInt.asUintN(64, raw)
    const radix = spec.conversion === 'o' ? 8 : spec.conversion === 'u' ? 10 : 16
    let digits = this.grouped(value.toString(radix), spec)
    if (spec.conversion === 'X') digits = digits.toUpperCase()
    if (spec.flags.includes('#') && value !== 0n) {
      if (radix === 8 && !digits.startsWith('0')) digits = `0${digits}`
      if (radix === 16) digits = `0${spec.conversion}${digits}`
    } else if (digits === '' && radix === 8 && spec.flags.includes('#')) digits = '0'
    return digits
  }

  private float(text: string | undefined, spec: Spec): void {
    const read = this.readFloat(text ?? '')
    const sign = read.negative ? '-' : spec.flags.includes('+') ? '+' : spec.flags.includes(' ') ? ' ' : ''
    const body = 'word' in read ? read.word : floatDigits(read, spec)
    this.pad(sign + (/[A-Z]/.test(spec.conversion) ? body.toUpperCase() : body), spec, !('word' in read))
  }

  /** A number, or inf and nan. */
  private readFloat(text: string): LongDouble | { negative: boolean; word: string } {
    const quote = /^["'](.*)$/s.exec(text)
    if (quote) return readLongDouble(String(codeOf(quote[1] ?? '', this.shell.utf8)))
    const match =
      /^\s*([-+]?(?:0[xX](?=[0-9a-fA-F.])[0-9a-fA-F]*(?:\.[0-9a-fA-F]*)?(?:[pP][-+]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|inf(?:inity)?|nan))(.*)$/is.exec(
        text,
      )
    if (text !== '' && match?.[2] !== '') this.complain(`${text}: invalid number`)
    const number = match?.[1] ?? '0'
    const word = /inf|nan/i.exec(number)?.[0]
    return word === undefined ? readLongDouble(number) : { negative: number.startsWith('-'), word: word.toLowerCase() }
  }

  private pad(text: string, spec: Spec, numeric: boolean): void {
    const width = spec.width ?? 0
    if (text.length >= width) {
      this.out += text
      return
    }
    if (spec.flags.includes('-')) this.out += text.padEnd(width)
    else if (spec.flags.includes('0') && numeric && (spec.precision === undefined || /[eEfFgGaA]/.test(spec.conversion))) {
      const head = /^[-+ ]?(0[xX])?/.exec(text)?.[0] ?? ''
      this.out += head + text.slice(head.length).padStart(width - head.length, '0')
    } else this.out += text.padStart(width)
  }
}

function codeOf(text: string, utf8: boolean): number {
  const first = characters(text, utf8)[0] ?? ''
  if (first.length <= 1) return first === '' ? 0 : first.charCodeAt(0)
  let code = first.charCodeAt(0) & (0xff >> (first.length + 1))
  for (let i = 1; i < first.length; i++) code = (code << 6) | (first.charCodeAt(i) & 63)
  return code
}

const exponent = (power: number): string => `e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`

function floatDigits(value: LongDouble, spec: Spec): string {
  const kind = spec.conversion.toLowerCase()
  const precision = Math.min(spec.precision ?? 6, 10_000)
  const pointed = (text: string) => (spec.flags.includes('#') && !text.includes('.') ? `${text}.` : text)
  if (kind === 'a') return hexDigits(value, spec.precision)
  if (kind === 'f') return pointed(fixedDigits(value, precision))
  if (kind === 'e') {
    const { digits, power } = scientificDigits(value, precision)
    return pointed(digits) + exponent(power)
  }
  const wanted = precision === 0 ? 1 : precision
  const { digits, power } = scientificDigits(value, wanted - 1)
  const trim = (text: string) => (spec.flags.includes('#') ? pointed(text) : text.includes('.') ? text.replace(/\.?0+$/, '') : text)
  if (power < -4 || power >= wanted) return trim(digits) + exponent(power)
  return trim(fixedDigits(value, Math.max(0, wanted - 1 - power)))
}
