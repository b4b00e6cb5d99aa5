import { app } from './benches/app.ts'
import type { BenchRow } from './benches/bench-row.ts'
import { cpp } from './benches/cpp.ts'
import { lessons } from './benches/lessons.ts'
import { load } from './benches/load.ts'
import { pi } from './benches/pi.ts'
import { server } from './benches/server.ts'
import { shell } from './benches/shell.ts'
import { wire } from './benches/wire.ts'

const benches: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = { wire, shell, pi, app, load, server, cpp, lessons }

const name = process.argv[2] ?? ''
const run = benches[name]
if (run) {
  const rows = await run()
  console.table(rows)
  console.log(JSON.stringify({ bench: name, rows }))
} else {
  console.error(`There is no bench ${JSON.stringify(name)}. Choose one: npm run bench -- ${Object.keys(benches).join(' | ')}`)
  process.exitCode = 2
}
