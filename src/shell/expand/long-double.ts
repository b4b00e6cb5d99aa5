/** A number as x86's 80-bit floating point holds it: sign · mantissa · 2^exponent, the mantissa of at most 64 bits. */
export interface LongDouble {
  readonly negative: boolean
  readonly mantissa: bigint
  readonly exponent: number
}

const bits = (value: bigint): number => (value === 0n ? 0 : value.toString(2).length)

/** numerator / denominator, rounded to 64 bits, half to even. */
function rounded(negative: boolean, numerator: bigint, denominator: bigint): LongDouble {
  if (numerator === 0n) return { negative, mantissa: 0n, exponent: 0 }
  let exponent = bits(numerator) - bits(denominator) - 64
  for (;;) {
    const [top, bottom] = exponent >= 0 ? [numerator, denominator << BigInt(exponent)] : [numerator << BigInt(-exponent), denominator]
    let mantissa = top / bottom
    if (bits(mantissa) > 64) {
      exponent++
      continue
    }
    if (bits(mantissa) < 64) {
      exponent--
      continue
    }
    const rest = (top % bottom) * 2n
    if (rest > bottom || (rest === bottom && (mantissa & 1n) === 1n)) mantissa += 1n
    return { negative, mantissa, exponent }
  }
}

/** Reads `12.5e3` or `0x1.8p3`; the text must be one of these. */
export function readLongDouble(text: string): LongDouble {
  const negative = text.startsWith('-')
  const body = text.replace(/^[-+]/, '')
  const hex = /^0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([-+]?\d+))?$/.exec(body)
  if (hex) {
    const [, whole = '', fraction = '', power = '0'] = hex
    const shift = Number(power) - 4 * fraction.length
    const value = BigInt(`0x${whole}${fraction || ''}` === '0x' ? 0 : `0x${whole}${fraction}`)
    return shift >= 0 ? rounded(negative, value << BigInt(shift), 1n) : rounded(negative, value, 1n << BigInt(-shift))
  }
  const [, whole = '', fraction = '', power = '0'] = /^(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/.exec(body) ?? []
  const shift = Math.max(-5000, Math.min(5000, Number(power))) - fraction.length
  const value = BigInt(`${whole}${fraction}` || '0')
  return shift >= 0 ? rounded(negative, value * 10n ** BigInt(shift), 1n) : rounded(negative, value, 10n ** BigInt(-shift))
}

/** |value| · 10^digits, rounded half to even. */
function scaled({ mantissa, exponent }: LongDouble, digits: number): bigint {
  let top = mantissa
  let bottom = 1n
  if (digits >= 0) top *= 10n ** BigInt(digits)
  else bottom *= 10n ** BigInt(-digits)
  if (exponent >= 0) top <<= BigInt(exponent)
  else bottom <<= BigInt(-exponent)
  const rest = (top % bottom) * 2n
  const value = top / bottom
  return rest > bottom || (rest === bottom && (value & 1n) === 1n) ? value + 1n : value
}

/** The digits of `%f`, without a sign. */
export function fixedDigits(value: LongDouble, precision: number): string {
  const digits = scaled(value, precision)
    .toString()
    .padStart(precision + 1, '0')
  return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`
}

/** The digits of `%e`, without a sign: mantissa and power of ten. */
export function scientificDigits(value: LongDouble, precision: number): { digits: string; power: number } {
  if (value.mantissa === 0n) return { digits: precision === 0 ? '0' : `0.${'0'.repeat(precision)}`, power: 0 }
  let power = Math.floor((bits(value.mantissa) - 1 + value.exponent) * Math.LOG10E * Math.LN2)
  for (;;) {
    const text = scaled(value, precision - power).toString()
    if (text.length === precision + 1) return { digits: precision === 0 ? text : `${text[0]}.${text.slice(1)}`, power }
    power += text.length > precision + 1 ? 1 : -1
  }
}

/** `%a` as it is written for 80-bit numbers: the first digit has four bits. */
export function hexDigits(value: LongDouble, precision: number | undefined): string {
  if (value.mantissa === 0n) return `0x0${precision ? `.${'0'.repeat(precision)}` : ''}p+0`
  let mantissa = value.mantissa << BigInt(64 - bits(value.mantissa))
  let power = value.exponent - (64 - bits(value.mantissa)) + 60
  let digits = mantissa.toString(16)
  if (precision !== undefined && precision < 15) {
    const drop = BigInt(4 * (15 - precision))
    const rest = mantissa & ((1n << drop) - 1n)
    const half = 1n << (drop - 1n)
    mantissa >>= drop
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa += 1n
    digits = mantissa.toString(16)
    if (digits.length > precision + 1) {
      digits = digits.slice(0, precision + 1)
      power += 4
    }
  }
  const tail = precision === undefined ? digits.slice(1).replace(/0+$/, '') : digits.slice(1).padEnd(precision, '0')
  return `0x${digits[0] ?? '0'}${tail === '' ? '' : `.${tail}`}p${power < 0 ? '-' : '+'}${Math.abs(power)}`
}
