import { conclude, vitest } from './count.ts'

/** Tries the Runtime API with published runtime clients, each built here when its toolchain is there. */
const count = vitest('clients', 'verbose')
if (count.skipped) console.warn(`\nSKIPPED: ${count.skipped} tests of real clients did not run: see above which client, and why.`)
conclude([count])
