import type { Shell } from './shell.ts'

export function reportTime(shell: Shell, started: { real: number; cpu: number }, posix: boolean): void {
  const real = (shell.kernel.host.clock.unixMs() - started.real) / 1000
  const cpu = (shell.kernel.host.processorMs() - started.cpu) / 1000
  const long = (seconds: number, digits: number) => `${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(digits)}s`
  const format = posix ? 'real %2R\nuser %2U\nsys %2S' : (shell.get('TIMEFORMAT') ?? '\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS')
  if (format === '') return
  const text = format.replace(/%(%|(\d?)(l?)([RUS])|P)/g, (all, kind: string, digits: string, wide: string, letter: string) => {
    if (kind === '%') return '%'
    if (kind === 'P') return '0.00'
    const seconds = letter === 'R' ? real : letter === 'U' ? cpu : 0
    const places = digits === '' ? 3 : Math.min(Number(digits), 3)
    void all
    return wide ? long(seconds, places) : seconds.toFixed(places)
  })
  shell.complain(`${text}\n`)
}
