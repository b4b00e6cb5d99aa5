import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run, scratch } from './client.ts'

/** The package aws-lambda-ric, which carries the sources of aws-lambda-cpp and curl and builds them when it is installed. */
const release = 'aws-lambda-ric@4.0.2'
const folder = join(scratch, 'npm-package')
const unpacked = join(folder, 'package')

export const packageNeeds = ['npm', 'tar', 'xz', 'make', 'cmake', 'cc', 'g++', 'python3']

interface Built {
  /** The client's entry for Node.js. */
  readonly main: string
  /** Where aws-lambda-cpp and curl were installed. */
  readonly artifacts: string
}

let fetched: Promise<unknown> | undefined
/** Gets the package and the modules that it needs; twice asked, once done. */
export const fetchPackage = (): Promise<unknown> => (fetched ??= fetchOnce())

async function fetchOnce(): Promise<void> {
  if (existsSync(join(unpacked, 'node_modules'))) return
  mkdirSync(folder, { recursive: true })
  const archive = (await run('npm', ['pack', '--silent', release], { cwd: folder })).trim()
  await run('tar', ['xzf', archive], { cwd: folder })
  // Its scripts are run by hand: npm runs them before the package's folder is where it shall stay, and some versions not at all.
  await run('npm', ['install', '--ignore-scripts', '--omit=dev'], { cwd: unpacked })
}

let built: Promise<Built> | undefined
/** Builds it by its own scripts; twice asked, once done. */
export const buildPackage = (): Promise<Built> => (built ??= buildOnce())

async function buildOnce(): Promise<Built> {
  const done = { main: join(unpacked, 'index.mjs'), artifacts: join(unpacked, 'deps/artifacts') }
  if (existsSync(join(unpacked, 'rapid-client.node'))) return done
  // Node's headers, when they came with it; node-gyp would fetch them.
  const prefix = dirname(dirname(process.execPath))
  const env = existsSync(join(prefix, 'include/node/node.h')) ? { ...process.env, npm_config_nodedir: prefix } : process.env
  for (const script of ['scripts/preinstall.sh', 'scripts/postinstall.sh']) await run('sh', [script], { cwd: unpacked, env })
  return done
}
