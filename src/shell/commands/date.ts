import { quoted } from './quoting.ts'
import { Failure, gnu } from './tool.ts'

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const unitMs: Readonly<Record<string, number>> = {
  sec: 1000,
  second: 1000,
  min: 60_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  fortnight: 1_209_600_000,
}

/** Prints the machine's time, or the one asked for. */
export const date = gnu(
  {
    letters: 'ud:I::Rr:',
    long: { utc: 'u', universal: 'u', date: 'd:', 'iso-8601': 'I::', 'rfc-email': 'R', 'rfc-3339': 'rfc:', reference: 'r:' },
  },
  function* (tool) {
    const { clock, env, files } = tool.context
    const now = clock.unixMs()
    const given = tool.value('d')
    const moment = tool.has('r') ? files.stat(tool.value('r') ?? '').modifiedMs : given === undefined ? now : readDate(given, now)
    if (moment === undefined) throw new Failure(`invalid date ${quoted(given ?? '')}`)
    const offset = tool.has('u') ? 0 : clock.offsetMinutes(moment, env.get('TZ'))
    const operand = tool.operands[0]
    if (operand !== undefined && !operand.startsWith('+')) throw new Failure(`invalid date ${quoted(operand)}`)
    yield* tool.out(`${formatDate(formatFor(tool.value('I'), tool.has('R'), tool.value('rfc'), operand), moment, offset)}\n`)
    return 0
  },
)

function formatFor(iso: string | undefined, email: boolean, rfc: string | undefined, operand: string | undefined): string {
  if (email) return '%a, %d %b %Y %H:%M:%S %z'
  if (rfc !== undefined) return rfc === 'date' ? '%Y-%m-%d' : rfc === 'ns' ? '%Y-%m-%d %H:%M:%S.%N%:z' : '%Y-%m-%d %H:%M:%S%:z'
  if (iso === undefined) return operand?.slice(1) ?? '%a %b %e %H:%M:%S %Z %Y'
  const times: Readonly<Record<string, string>> = {
    hours: '%Y-%m-%dT%H%:z',
    minutes: '%Y-%m-%dT%H:%M%:z',
    seconds: '%Y-%m-%dT%H:%M:%S%:z',
    ns: '%Y-%m-%dT%H:%M:%S,%N%:z',
  }
  return times[iso] ?? '%Y-%m-%d'
}

/** Milliseconds since 1970 of a date as people write it to `date -d`; undefined when it is none. */
function readDate(text: string, now: number): number | undefined {
  const trimmed = text.trim().toLowerCase()
  if (/^@-?\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed.slice(1)) * 1000
  let rest = trimmed
  let moment = now
  const absolute =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?/.exec(rest)
  if (absolute) {
    const [whole, y, mo, d, h = '0', mi = '0', s = '0', fraction = '0', zone] = absolute
    const minutes =
      zone && /^[+-]/.test(zone) ? (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) : 0
    moment =
      Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s)) + Number(`0.${fraction}`) * 1000 - minutes * 60_000
    rest = rest.slice(whole.length).trim()
  }
  for (rest = rest.replace(/^(now|today)\b/, '').trim(); rest !== ''; rest = rest.trim()) {
    const word = /^(yesterday|tomorrow|midnight|utc|z|ago)\b/.exec(rest)
    const relative = /^([+-]?)\s*(\d+|next|last|a)?\s*(sec|second|min|minute|hour|day|week|fortnight|month|year)s?\b(\s+ago\b)?/.exec(rest)
    if (word) {
      if (word[1] === 'yesterday') moment -= 86_400_000
      if (word[1] === 'tomorrow') moment += 86_400_000
      if (word[1] === 'midnight') moment -= moment % 86_400_000
      rest = rest.slice(word[0].length)
    } else if (relative) {
      const [whole, sign, amount = '1', unit = '', ago] = relative
      const count =
        (amount === 'next' || amount === 'a' ? 1 : amount === 'last' ? -1 : Number(amount)) * (sign === '-' ? -1 : 1) * (ago ? -1 : 1)
      moment = shifted(moment, count, unit)
      rest = rest.slice(whole.length)
    } else return undefined
  }
  return moment
}

function shifted(moment: number, count: number, unit: string): number {
  const length = unitMs[unit]
  if (length !== undefined) return moment + count * length
  const at = new Date(moment)
  if (unit === 'month') at.setUTCMonth(at.getUTCMonth() + count)
  else at.setUTCFullYear(at.getUTCFullYear() + count)
  return at.getTime()
}

/** `strftime`: `%Y-%m-%d` and its kin, with the flags `-`, `_`, `0`, `^` and a width. */
export function formatDate(format: string, unixMs: number, offsetMinutes: number): string {
  const at = new Date(Math.floor(unixMs) + offsetMinutes * 60_000)
  return format.replace(/%([-_0^#]*)(\d*)(:{0,3}[A-Za-z%])/g, (whole, flags: string, width: string, letter: string) => {
    const found = field(letter, at, unixMs, offsetMinutes)
    if (found === undefined) return whole
    const [text, digits, pad] = found
    const filled = flags.includes('-')
      ? text.replace(/^[0 ]+(?=.)/, '')
      : text.padStart(Number(width) || digits, flags.includes('_') ? ' ' : flags.includes('0') ? '0' : pad)
    return flags.includes('^') ? filled.toUpperCase() : filled
  })
}

type Field = readonly [text: string, digits: number, pad: '0' | ' ']
const number = (value: number, digits: number, pad: '0' | ' ' = '0'): Field => [String(value), digits, pad]
const word = (text: string): Field => [text, 0, ' ']

function field(letter: string, at: Date, unixMs: number, offset: number): Field | undefined {
  const [year, month, day, hour] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), at.getUTCHours()]
  const dayOfYear = Math.floor((Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / 86_400_000)
  const weekday = at.getUTCDay()
  const again = (format: string) => word(formatDate(format, unixMs, offset))
  const zone = `${offset < 0 ? '-' : '+'}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}`
  const zoneMinutes = String(Math.abs(offset) % 60).padStart(2, '0')
  switch (letter) {
    case 'Y':
      return number(year, 0)
    case 'C':
      return number(Math.floor(year / 100), 2)
    case 'y':
      return number(year % 100, 2)
    case 'm':
      return number(month + 1, 2)
    case 'd':
      return number(day, 2)
    case 'e':
      return number(day, 2, ' ')
    case 'H':
      return number(hour, 2)
    case 'k':
      return number(hour, 2, ' ')
    case 'I':
      return number(hour % 12 || 12, 2)
    case 'l':
      return number(hour % 12 || 12, 2, ' ')
    case 'M':
      return number(at.getUTCMinutes(), 2)
    case 'S':
      return number(at.getUTCSeconds(), 2)
    case 'N':
      return [String(Math.floor((((unixMs % 1000) + 1000) % 1000) * 1e6)).padStart(9, '0'), 9, '0']
    case 's':
      return number(Math.floor(unixMs / 1000), 0)
    case 'j':
      return number(dayOfYear + 1, 3)
    case 'u':
      return number(weekday || 7, 1)
    case 'w':
      return number(weekday, 1)
    case 'U':
      return number(Math.floor((dayOfYear + 7 - weekday) / 7), 2)
    case 'W':
      return number(Math.floor((dayOfYear + 7 - ((weekday + 6) % 7)) / 7), 2)
    case 'q':
      return number(Math.floor(month / 3) + 1, 1)
    case 'a':
      return word((days[weekday] ?? '').slice(0, 3))
    case 'A':
      return word(days[weekday] ?? '')
    case 'b':
    case 'h':
      return word((months[month] ?? '').slice(0, 3))
    case 'B':
      return word(months[month] ?? '')
    case 'p':
      return word(hour < 12 ? 'AM' : 'PM')
    case 'P':
      return word(hour < 12 ? 'am' : 'pm')
    case 'n':
      return word('\n')
    case 't':
      return word('\t')
    case '%':
      return word('%')
    case 'F':
      return again('%Y-%m-%d')
    case 'T':
    case 'X':
      return again('%H:%M:%S')
    case 'R':
      return again('%H:%M')
    case 'r':
      return again('%I:%M:%S %p')
    case 'D':
    case 'x':
      return again('%m/%d/%y')
    case 'c':
      return again('%a %b %e %H:%M:%S %Y')
    case 'z':
      return word(`${zone}${zoneMinutes}`)
    case ':z':
      return word(`${zone}:${zoneMinutes}`)
    case 'Z':
      return word(offset === 0 ? 'UTC' : `${zone}${zoneMinutes}`)
    case 'G':
    case 'V':
      return letter === 'V' ? number(isoWeek(at).week, 2) : number(isoWeek(at).year, 0)
    default:
      return undefined
  }
}

function isoWeek(at: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 4 - (at.getUTCDay() || 7)))
  const year = thursday.getUTCFullYear()
  return { year, week: Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7) }
}
