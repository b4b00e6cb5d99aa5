import { ms } from '#base/brand.ts'
import type { Simulation } from '#engine/simulation.ts'
import { initLimitMs } from '#lambda/limits.ts'
import { livingEnvironments } from '#lambda/world.ts'

/** Starts what is provisioned, and waits until it is ready: only then does Lambda send events there. A bootstrap that never asks is not waited for. */
export function provisioned(simulation: Simulation): Promise<void> {
  const wanted = simulation.config.provisionedConcurrency ?? 0
  for (let ahead = 0; ahead < wanted; ahead += 1) simulation.provision()
  return new Promise((resolve) => {
    const look = () => {
      if (livingEnvironments(simulation.getWorld()).some(({ phase }) => phase.name === 'initializing')) return
      done()
    }
    const stop = simulation.subscribe(look)
    const cancel = simulation.clock.at(ms(simulation.clock.now() + initLimitMs), () => done())
    const done = () => {
      stop()
      cancel()
      resolve()
    }
    look()
  })
}
