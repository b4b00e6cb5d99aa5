import { serveProgram } from '../worker-side.ts'
import { runBootstrap } from './machine.ts'
import { WarmUp } from './warm-up.ts'

const warmUp = new WarmUp()
serveProgram(self, (spec, host) => {
  warmUp.rest()
  return runBootstrap(spec, host, (frozen) => (frozen ? warmUp.begin() : warmUp.rest()))
})
warmUp.begin()
