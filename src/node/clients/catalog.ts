import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, copyOf, programs, run } from './client.ts'
import { buildPackage, fetchPackage, packageNeeds } from './npm-package.ts'

const exitError = { errorType: 'Runtime.ExitError', errorMessage: 'exit status 1' }
/** For what a client has no release of its own: that is part of the program. */
const shipped = () => Promise.resolve()

/** A bootstrap that starts the client as its documentation says. */
function bootstrap(folder: string, lines: string): string {
  const path = join(folder, 'bootstrap')
  writeFileSync(path, `#!/bin/sh\n${lines}\n`)
  chmodSync(path, 0o755)
  return path
}

const bash: Client = {
  name: 'a bootstrap in bash and curl',
  needs: ['bash', 'curl', 'sed', 'mktemp'],
  fetch: shipped,
  build: async () => ({ task: join(programs, 'bash') }),
  initError: { errorType: 'Function.NoDatabase', errorMessage: 'no database' },
  streams: {},
}

const go: Client = {
  name: 'aws-lambda-go',
  needs: ['go'],
  fetch: (folder) => run('go', ['mod', 'download'], { cwd: copyOf('go', folder), env: { ...process.env, GOTOOLCHAIN: 'local' } }),
  build: async (folder) => {
    await run('go', ['build', '-o', 'bootstrap', '.'], { cwd: folder, env: { ...process.env, CGO_ENABLED: '0' } })
    return { task: folder }
  },
  // It has no call of init/error.
  initError: exitError,
}

const rust: Client = {
  name: 'lambda_runtime (Rust)',
  needs: ['cargo', 'cc'],
  fetch: (folder) => run('cargo', ['fetch'], { cwd: copyOf('rust', folder) }),
  build: async (folder) => {
    await run('cargo', ['build', '--offline'], { cwd: folder })
    return { task: folder, exec: join(folder, 'target/debug/client') }
  },
  // It calls init/error for SnapStart alone.
  initError: exitError,
  streams: {},
}

const python: Client = {
  name: 'awslambdaric (Python)',
  needs: ['python3'],
  fetch: async (folder) => {
    const site = join(folder, 'site')
    if (existsSync(site)) return
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--only-binary=:all:', '--target', site, 'awslambdaric==4.2.2'])
  },
  build: async (folder) => {
    copyOf('python', folder)
    // The one on the PATH may be a shim that needs variables which Lambda does not set.
    const python3 = (await run('python3', ['-c', 'import sys; print(sys.executable)'])).trim()
    bootstrap(folder, `PYTHONPATH='${join(folder, 'site')}' exec '${python3}' -m awslambdaric "$_HANDLER"`)
    return { task: folder }
  },
  initError: { errorType: 'RuntimeError', errorMessage: 'no database' },
}

const npm: Client = {
  name: 'aws-lambda-ric (Node.js)',
  needs: packageNeeds,
  fetch: fetchPackage,
  build: async (folder) => {
    const { main } = await buildPackage()
    copyOf('npm', folder)
    bootstrap(folder, `exec '${process.execPath}' '${main}' "$_HANDLER"`)
    return { task: folder }
  },
  initError: { errorType: 'Error', errorMessage: 'no database' },
  streams: { handler: 'function.streaming', breaks: true },
}

const cpp: Client = {
  name: 'aws-lambda-cpp',
  needs: packageNeeds,
  // The npm client is made of it, and carries its sources.
  fetch: fetchPackage,
  build: async (folder) => {
    const { artifacts } = await buildPackage()
    const include = [`-I${join(artifacts, 'include')}`, `-L${join(artifacts, 'lib')}`]
    const libraries = ['-laws-lambda-runtime', '-lcurl', '-lpthread']
    await run('g++', ['-std=c++17', 'main.cpp', ...include, ...libraries, '-o', 'bootstrap'], { cwd: copyOf('cpp', folder) })
    return { task: folder }
  },
  initError: { errorType: 'NoDatabase', errorMessage: 'no database' },
}

/** Every client that is tried. */
export const clients: readonly Client[] = [bash, go, rust, python, npm, cpp]
