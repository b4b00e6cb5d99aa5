import { quoteBackslash } from '../../expand/quote.ts'
import { characters } from '../../expand/text.ts'
import { utf8Bytes } from '../../syntax/ansi.ts'
import type { Builtin } from '../builtins.ts'
import type { Shell } from '../shell.ts'
import { formatTime } from '../time.ts'

const letters: Record<string, string> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** Escapes of `echo -e` and `%b`; `stop` when `\c` ended the output. */
export function unescapeEcho(text: string, percentB = false): { text: string; stop: boolean } {
  if (!text.includes('\\')) return { text, stop: false }
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c !== '\\') {
      out += c
      continue
    }
    const next = text[i + 1]
    if (next === 'c') return { text: out, stop: true }
    const simple = next === undefined ? undefined : letters[next]
    if (simple !== undefined) {
      out += simple
      i++
      continue
    }
    const rest = text.slice(i + 1, i + 12)
    let match: RegExpExecArray | null
    if ((match = /^0([0-7]{0,3})/.exec(rest))) out += String.fromCharCode(Number.parseInt(match[1] || '0', 8) & 255)
    else if (percentB && (match = /^([1-7][0-7]{0,2})/.exec(rest))) out += String.fromCharCode(Number.parseInt(match[1] ?? '0', 8) & 255)
    else if ((match = /^x([0-9A-Fa-f]{1,2})/.exec(rest))) out += String.fromCharCode(Number.parseInt(match[1] ?? '0', 16))
    else if ((match = /^u([0-9A-Fa-f]{1,4})/.exec(rest)) || (match = /^U([0-9A-Fa-f]{1,8})/.exec(rest)))
      out += utf8Bytes(Number.parseInt(match[1] ?? '0', 16))
    else {
      out += '\\'
      continue
    }
    i += match[0].length
  }
  return { text: out, stop: false }
}

function echo(shell: Shell, args: string[]): number {
  let newline = true
  let escapes = shell.shopt.xpg_echo === true
  let i = 0
  if (!(shell.options.posix && escapes)) {
    for (; i < args.length && /^-[neE]+$/.test(args[i] ?? ''); i++) {
      for (const letter of (args[i] ?? '').slice(1)) {
        if (letter === 'n') newline = false
        else escapes = letter === 'e'
      }
    }
  }
  let text = i === 0 ? args.join(' ') : args.slice(i).join(' ')
  if (escapes) {
    const done = unescapeEcho(text)
    text = done.text
    if (done.stop) newline = false
  }
  shell.print(1, newline ? `${text}\n` : text)
  return 0
}

interface Spec {
  flags: string
  width: number | undefined
  precision: number | undefined
  conversion: string
  time: string | undefined
}

/** What printf prints of a format and its arguments. */
class Formatter {
  private readonly shell: Shell
  private readonly args: string[]
  private next = 0
  private out = ''
  status = 0
  private stopped = false

  constructor(shell: Shell, args: string[]) {
    this.shell = shell
    this.args = args
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
    const simple =
      rest[0] === 'e' || rest[0] === 'E' ? '\x1b' : rest[0] === '"' || rest[0] === "'" || rest[0] === '?' ? rest[0] : letters[rest[0] ?? '']
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
      if (rest[0] === 'x') this.shell.error('printf: missing hex digit for \\x')
      else if (rest[0] === 'u' || rest[0] === 'U') this.shell.error(`printf: missing unicode digit for \\${rest[0]}`)
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
    this.shell.error(`printf: ${message}`)
    this.status = 1
  }

  private convert(spec: Spec, source: string): void {
    switch (spec.conversion) {
      case 's':
        this.text(this.take() ?? '', spec)
        return
      case 'b': {
        const { text, stop } = unescapeEcho(this.take() ?? '', true)
        this.text(text, spec)
        if (stop) this.stopped = true
        return
      }
      case 'q':
        this.text(quoteBackslash(this.take() ?? ''), spec)
        return
      case 'Q': {
        const argument = this.take() ?? ''
        this.text(quoteBackslash(spec.precision === undefined ? argument : argument.slice(0, spec.precision)), {
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
        this.pad(this.float(this.take(), spec), spec, Number.isFinite(this.lastFloat))
        return
      case 'n': {
        const name = this.take()
        if (name) this.shell.assign(name, String(this.out.length))
        return
      }
      default:
        this.complain(`\`${spec.conversion}': invalid format character`)
        void source
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
      this.shell.error(`printf: warning: ${text}: Numerical result out of range`)
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
    }
    return digits
  }

  private lastFloat = 0

  private float(text: string | undefined, spec: Spec): string {
    let value = 0
    if (text !== undefined && text !== '') {
      const quote = /^["'](.*)$/s.exec(text)
      const hex = /^\s*([-+]?)0[xX](?=[0-9a-fA-F.])([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([-+]?\d+))?(.*)$/s.exec(text)
      const match = /^\s*([-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|inf(?:inity)?|nan))(.*)$/is.exec(text)
      if (quote) value = codeOf(quote[1] ?? '', this.shell.utf8)
      else if (hex) {
        value = hexValue(hex[2] ?? '', hex[3] ?? '', Number(hex[4] ?? 0)) * (hex[1] === '-' ? -1 : 1)
        if (hex[5] !== '') this.complain(`${text}: invalid number`)
      } else if (!match) this.complain(`${text}: invalid number`)
      else {
        const word = (match[1] ?? '').toLowerCase()
        value = /inf/.test(word) ? (word.startsWith('-') ? -Infinity : Infinity) : /nan/.test(word) ? NaN : Number(word)
        if (match[2] !== '') this.complain(`${text}: invalid number`)
      }
    }
    this.lastFloat = value
    const sign = value < 0 || Object.is(value, -0) ? '-' : spec.flags.includes('+') ? '+' : spec.flags.includes(' ') ? ' ' : ''
    const body = Number.isNaN(value) ? 'nan' : Number.isFinite(value) ? floatDigits(Math.abs(value), spec) : 'inf'
    return sign + (/[A-Z]/.test(spec.conversion) ? body.toUpperCase() : body)
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

/** 0xF.Fp3. */
const hexValue = (whole: string, fraction: string, power: number): number =>
  Number.parseInt(`${whole}${fraction}` || '0', 16) * 2 ** (power - 4 * fraction.length)

/** `%a` as x86's 80-bit numbers are written: the first digit has four bits. */
function hexFloat(value: number, precision: number | undefined): string {
  if (value === 0) return `0x0${precision ? `.${'0'.repeat(precision)}` : ''}p+0`
  let power = Math.floor(Math.log2(value))
  if (2 ** power > value) power--
  else if (2 ** (power + 1) <= value) power++
  // 53 bits in front of the point, then cut to hexadecimal digits.
  let bits = BigInt(Math.round(value * 2 ** (52 - power)))
  let exponentOf = power - 3
  let digits = (bits << 3n).toString(16)
  if (precision !== undefined && digits.length - 1 > precision) {
    const drop = BigInt(4 * (digits.length - 1 - precision))
    bits = bits << 3n
    const half = 1n << (drop - 1n)
    const rest = bits & ((1n << drop) - 1n)
    let kept = bits >> drop
    if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n
    digits = kept.toString(16)
    if (digits.length > precision + 1) {
      digits = digits.slice(0, precision + 1)
      exponentOf += 4
    }
  }
  const head = digits[0] ?? '0'
  const tail = precision === undefined ? digits.slice(1).replace(/0+$/, '') : digits.slice(1).padEnd(precision, '0')
  return `0x${head}${tail === '' ? '' : `.${tail}`}p${exponentOf < 0 ? '-' : '+'}${Math.abs(exponentOf)}`
}

const exponent = (text: string): string => text.replace(/e([-+])(\d)$/, 'e$10$2')

function floatDigits(value: number, spec: Spec): string {
  const kind = spec.conversion.toLowerCase()
  const precision = spec.precision ?? 6
  const pointed = (text: string) => (spec.flags.includes('#') && !text.includes('.') ? text.replace(/^(\d+)/, '$1.') : text)
  if (kind === 'f') return pointed(fixed(value, precision))
  if (kind === 'e') return pointed(exponent(value.toExponential(Math.min(precision, 100))))
  if (kind === 'a') return hexFloat(value, spec.precision)
  const digits = precision === 0 ? 1 : precision
  const power = value === 0 ? 0 : Number(value.toExponential(Math.min(digits - 1, 100)).split('e')[1])
  const trim = (text: string) => (spec.flags.includes('#') ? pointed(text) : text.includes('.') ? text.replace(/\.?0+$/, '') : text)
  if (power < -4 || power >= digits) {
    const [head = '', tail = ''] = value.toExponential(Math.min(digits - 1, 100)).split('e')
    return exponent(`${trim(head)}e${tail}`)
  }
  return trim(fixed(value, Math.max(0, digits - 1 - power)))
}

/** Decimal digits with the rounding of C: exact value, half to even only when exact. */
function fixed(value: number, precision: number): string {
  if (value >= 1e21) return BigInt(value).toString() + (precision > 0 ? `.${'0'.repeat(precision)}` : '')
  const text = value.toFixed(Math.min(precision, 100))
  const exact = value.toFixed(Math.min(precision + 25, 100))
  const cut = exact.length - 25
  if (precision <= 75 && exact.slice(cut) === `5${'0'.repeat(24)}`) {
    const down = precision === 0 ? exact.slice(0, cut - 1) : exact.slice(0, cut)
    if (Number(down.at(-1)) % 2 === 0) return down
  }
  return text
}

function printf(shell: Shell, args: string[]): number {
  let variable: string | undefined
  let i = 0
  if (args[i] === '-v' || (args[i]?.startsWith('-v') && (args[i] ?? '').length > 2)) {
    variable = args[i] === '-v' ? args[++i] : (args[i] ?? '').slice(2)
    if (variable === undefined || !/^[A-Za-z_]\w*(\[.*\])?$/s.test(variable)) {
      shell.error(variable === undefined ? 'printf: -v: option requires an argument' : `printf: \`${variable}': not a valid identifier`)
      if (variable === undefined) shell.complain('printf: usage: printf [-v var] format [arguments]\n')
      return 2
    }
    i++
  } else if (/^-./.test(args[i] ?? '') && args[i] !== '--') {
    shell.error(`printf: ${args[i]?.slice(0, 2)}: invalid option`)
    shell.complain('printf: usage: printf [-v var] format [arguments]\n')
    return 2
  }
  if (args[i] === '--') i++
  const format = args[i]
  if (format === undefined) {
    shell.complain('printf: usage: printf [-v var] format [arguments]\n')
    return 2
  }
  const formatter = new Formatter(shell, args.slice(i + 1))
  const text = formatter.format(format)
  if (variable === undefined) shell.print(1, text)
  else {
    const match = /^([A-Za-z_]\w*)\[(.*)\]$/s.exec(variable)
    if (match) shell.assignElement(match[1] ?? '', match[2] ?? '', text, false)
    else shell.assign(variable, text)
  }
  return formatter.status
}

export const outputBuiltins: Record<string, Builtin> = {
  echo: { now: echo },
  printf: { now: printf },
}
