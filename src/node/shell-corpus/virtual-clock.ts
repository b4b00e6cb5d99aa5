import type { Clock } from '#shell/process/command.ts'

/** A clock that runs with the real one, and leaps to the next alarm when nobody has anything to do. */
export class VirtualClock implements Clock {
  private skipped = 0
  private readonly alarms = new Set<{ due: number; fire: () => void }>()

  unixMs(): number {
    return performance.timeOrigin + performance.now() + this.skipped
  }

  offsetMinutes(): number {
    return 0
  }

  /** Calls `fire` after so many milliseconds; the answer takes it back. */
  after(millis: number, fire: () => void): () => void {
    const alarm = { due: this.unixMs() + millis, fire }
    this.alarms.add(alarm)
    return () => this.alarms.delete(alarm)
  }

  sleep(milliseconds: number) {
    return { subscribe: (wake: () => void) => this.after(milliseconds, wake) }
  }

  /** Rings what is due; with `leap` first goes to the moment of the next alarm. False when none rang. */
  ring(leap: boolean): boolean {
    const next = Math.min(...[...this.alarms].map(({ due }) => due))
    if (leap && Number.isFinite(next)) this.skipped += Math.max(0, next - this.unixMs())
    const now = this.unixMs()
    const due = [...this.alarms].filter((alarm) => alarm.due <= now).sort((a, b) => a.due - b.due)
    for (const alarm of due) if (this.alarms.delete(alarm)) alarm.fire()
    return due.length > 0
  }
}
