import { simulatedDate } from '../program-clock.ts'
import { serveProgram } from '../worker-side.ts'
import { runBash } from './run-bash.ts'

serveProgram(self, (spec, host) => {
  // Everything in this worker belongs to the program, so its `date`, $SECONDS and file times tell simulated time.
  self.Date = simulatedDate(host.clock)
  return runBash(spec, host)
})
