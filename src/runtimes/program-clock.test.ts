import { expect, test, vi } from 'vitest'
import { programClock, simulatedDate } from './program-clock.ts'

test('a program clock runs on from its last reading and stands still while paused', () => {
  let elapsed = 0
  const clock = programClock(() => elapsed)
  clock.set({ unixMs: 1_700_000_000_000, running: true })
  elapsed = 250
  const SimulatedDate = simulatedDate(clock)
  expect(clock.now()).toBe(1_700_000_000_250)
  expect(SimulatedDate.now()).toBe(1_700_000_000_250)
  clock.set({ unixMs: 1_700_000_000_250, running: false })
  elapsed = 60_000
  expect(new SimulatedDate().toISOString()).toBe('2023-11-14T22:13:20.250Z')
  expect(new SimulatedDate(0).getTime()).toBe(0)
  expect(new SimulatedDate()).toBeInstanceOf(Date)
})

test('a sleep ends after simulated time, however long the pause in it', () => {
  vi.useFakeTimers()
  try {
    const clock = programClock()
    const fired = vi.fn()
    clock.set({ unixMs: 0, running: true })
    clock.after(1000, fired)
    vi.advanceTimersByTime(600)
    clock.set({ unixMs: 600, running: false })
    vi.advanceTimersByTime(60_000)
    expect(fired).not.toHaveBeenCalled()
    clock.set({ unixMs: 600, running: true })
    vi.advanceTimersByTime(399)
    expect(fired).not.toHaveBeenCalled()
    vi.advanceTimersByTime(2)
    expect(fired).toHaveBeenCalledOnce()
  } finally {
    vi.useRealTimers()
  }
})
