import type { Shell } from './shell.ts'

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** strftime of the C locale, in the zone of TZ. */
export function formatTime(shell: Shell, format: string, seconds: number): string {
  const zone = shell.get('TZ')
  const offset = shell.kernel.host.clock.offsetMinutes(seconds * 1000, zone)
  const at = new Date((seconds + offset * 60) * 1000)
  const two = (n: number, pad = '0') => String(n).padStart(2, pad)
  const year = at.getUTCFullYear()
  const start = Date.UTC(year, 0, 1)
  const yearDay = Math.floor((at.getTime() - start) / 86_400_000)
  const week = (first: number) => Math.floor((yearDay + 7 - ((at.getUTCDay() - first + 7) % 7)) / 7)
  const iso = () => {
    const day = new Date(at.getTime())
    day.setUTCDate(day.getUTCDate() + 3 - ((day.getUTCDay() + 6) % 7))
    const first = new Date(Date.UTC(day.getUTCFullYear(), 0, 4))
    return {
      year: day.getUTCFullYear(),
      week: 1 + Math.round(((day.getTime() - first.getTime()) / 86_400_000 - 3 + ((first.getUTCDay() + 6) % 7)) / 7),
    }
  }
  const hour = at.getUTCHours()
  const one = (c: string): string => {
    switch (c) {
      case 'Y':
        return String(year)
      case 'C':
        return two(Math.floor(year / 100))
      case 'y':
        return two(year % 100)
      case 'm':
        return two(at.getUTCMonth() + 1)
      case 'd':
        return two(at.getUTCDate())
      case 'e':
        return two(at.getUTCDate(), ' ')
      case 'H':
        return two(hour)
      case 'k':
        return two(hour, ' ')
      case 'I':
        return two(hour % 12 || 12)
      case 'l':
        return two(hour % 12 || 12, ' ')
      case 'M':
        return two(at.getUTCMinutes())
      case 'S':
        return two(at.getUTCSeconds())
      case 'p':
        return hour < 12 ? 'AM' : 'PM'
      case 'P':
        return hour < 12 ? 'am' : 'pm'
      case 'a':
        return (days[at.getUTCDay()] ?? '').slice(0, 3)
      case 'A':
        return days[at.getUTCDay()] ?? ''
      case 'b':
      case 'h':
        return (months[at.getUTCMonth()] ?? '').slice(0, 3)
      case 'B':
        return months[at.getUTCMonth()] ?? ''
      case 'j':
        return String(yearDay + 1).padStart(3, '0')
      case 'u':
        return String(at.getUTCDay() || 7)
      case 'w':
        return String(at.getUTCDay())
      case 'U':
        return two(week(0))
      case 'W':
        return two(week(1))
      case 'V':
        return two(iso().week)
      case 'G':
        return String(iso().year)
      case 'g':
        return two(iso().year % 100)
      case 's':
        return String(seconds)
      case 'n':
        return '\n'
      case 't':
        return '\t'
      case '%':
        return '%'
      case 'F':
        return expand('%Y-%m-%d')
      case 'T':
      case 'X':
        return expand('%H:%M:%S')
      case 'R':
        return expand('%H:%M')
      case 'r':
        return expand('%I:%M:%S %p')
      case 'D':
      case 'x':
        return expand('%m/%d/%y')
      case 'c':
        return expand('%a %b %e %H:%M:%S %Y')
      case 'z':
        return `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`
      case 'Z':
        return zoneName(zone, offset)
      default:
        return `%${c}`
    }
  }
  const expand = (text: string): string => text.replace(/%([EO]?)(.)/gs, (_, __, c: string) => one(c))
  return expand(format)
}

function zoneName(zone: string | undefined, offset: number): string {
  if (offset === 0 && (!zone || /^(UTC|Etc\/UTC)/.test(zone))) return 'UTC'
  const plain = /^([A-Za-z]{3,})/.exec(zone ?? '')
  return plain && !(zone ?? '').includes('/') ? (plain[1] ?? 'UTC') : 'UTC'
}
