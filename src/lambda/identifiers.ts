import { randomHex } from '#base/random.ts'
import type { RequestId } from './runtime-api.ts'

export const region = 'us-east-1'
/** Nothing is published here: every function is at its latest version. */
export const functionVersion = '$LATEST'

/** AWS's own example account. */
export const account = '123456789012'

/** The function's ARN as invoked: with the qualifier when the caller named one. */
export const functionArn = (functionName: string, qualifier?: string): string =>
  `arn:aws:lambda:${region}:${account}:function:${functionName}${qualifier === undefined ? '' : `:${qualifier}`}`

/** A version 4 UUID in lower case. */
export const newRequestId = (chance: () => number): RequestId => newUuid(chance) as RequestId

/** A version 4 UUID in lower case. */
export function newUuid(chance: () => number): string {
  const variant = (8 + Math.floor(chance() * 4)).toString(16)
  const [a, b, c, d, e] = [8, 4, 3, 3, 12].map((digits) => randomHex(chance, digits))
  return `${a}-${b}-4${c}-${variant}${d}-${e}`
}

/** An X-Ray trace header for an event that arrives at `unixMs`; sampling is off. */
export function newTraceId(chance: () => number, unixMs: number): string {
  const seconds = Math.floor(unixMs / 1000)
    .toString(16)
    .padStart(8, '0')
  return `Root=1-${seconds}-${randomHex(chance, 24)};Parent=${randomHex(chance, 16)};Sampled=0`
}
