import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { ProgramFiles } from '../program.ts'
import { clients } from './catalog.ts'
import { type Client, has, run, scratch } from './client.ts'

/** `skipped` and `broken` say why, in a sentence for whoever reads the test's output. */
export type BuiltClient = { readonly files: ProgramFiles } | { readonly skipped: string } | { readonly broken: string }

declare module 'vitest' {
  export interface ProvidedContext {
    /** By the client's name. */
    readonly clients: Readonly<Record<string, BuiltClient>>
    /** Where AWS's own SDK was installed; absent when it could not be had. */
    readonly sdk: string | undefined
  }
}

/** Vitest calls it before the tests of real clients: it builds each whose toolchain is there, and says aloud which is not. */
export async function setup(project: TestProject): Promise<void> {
  mkdirSync(scratch, { recursive: true })
  const built = await Promise.all(clients.map(async (client) => [client.name, await make(client)] as const))
  for (const [name, { ...result }] of built) {
    if ('skipped' in result) console.warn(`SKIPPED: ${name}: ${result.skipped}`)
    if ('broken' in result) console.error(`BROKEN: ${name}: ${result.broken}`)
  }
  project.provide('clients', Object.fromEntries(built))
  project.provide('sdk', await installSdk())
}

/** AWS's SDK for JavaScript, the Lambda client of it: an invoker that is not ours. */
async function installSdk(): Promise<string | undefined> {
  const folder = join(scratch, 'sdk')
  const main = join(folder, 'node_modules/@aws-sdk/client-lambda/dist-cjs/index.js')
  if (existsSync(main)) return main
  mkdirSync(folder, { recursive: true })
  try {
    await run('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '@aws-sdk/client-lambda@3.1164.0'])
    return main
  } catch (error) {
    console.warn(`SKIPPED: AWS's SDK as an invoker: it could not be fetched. ${wordsOf(error)}`)
    return undefined
  }
}

async function make(client: Client): Promise<BuiltClient> {
  const missing = client.needs.filter((program) => !has(program))
  if (missing.length > 0) return { skipped: `this machine has no ${missing.join(', ')}.` }
  const folder = join(scratch, client.name.replaceAll(/\W+/g, '-'))
  mkdirSync(folder, { recursive: true })
  try {
    await client.fetch(folder)
  } catch (error) {
    return { skipped: `it could not be fetched. ${wordsOf(error)}` }
  }
  try {
    const started = performance.now()
    const files = await client.build(folder)
    console.log(`Built ${client.name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
    return { files }
  } catch (error) {
    return { broken: wordsOf(error) }
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
