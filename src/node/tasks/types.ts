import { spawnSync } from 'node:child_process'

/** Compiles every realm: the page, the pure rooms without a platform, the workers without a page, and Node. */
const realms = ['tsconfig.json', 'src/tsconfig.pure.json', 'src/tsconfig.worker.json', 'src/tsconfig.node.json']
const failed = realms.filter((project) => spawnSync('npx', ['tsc', '--project', project], { stdio: 'inherit' }).status !== 0)
for (const project of failed) console.error(`Types of ${project} do not check.`)
process.exitCode = failed.length === 0 ? 0 : 1
