import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

if (process.env.INIT === 'fail') throw new Error('no database')

let count = 0

export async function handler(event, context) {
  count += 1
  if (event.do === 'fail') throw new Error('no such customer')
  if (event.do === 'crash') process.exit(3)
  if (event.do === 'large') return 'x'.repeat(event.bytes - 2)
  return {
    count,
    pid: process.pid,
    name: context.clientContext?.custom.name ?? '',
    deadlineMs: context.getRemainingTimeInMillis() + Date.now(),
    arn: context.invokedFunctionArn,
  }
}

export const streaming = globalThis.awslambda?.streamifyResponse(async (event, stream) => {
  if (event.do === 'fail') throw new Error('no such customer')
  stream.write('first')
  while (!existsSync(event.file)) await setTimeout(10)
  if (event.breaks) throw new Error('no such customer')
  stream.write('second')
  stream.end()
})
