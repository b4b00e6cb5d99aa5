import { decodeBase64 } from '#base/base64.ts'
import type { HttpAnswer } from './front.ts'

/** The object that a function behind a front answers with, as far as it could be read. */
export interface FunctionAnswer {
  readonly statusCode: number | undefined
  readonly headers: readonly (readonly [string, string])[]
  readonly cookies: readonly string[]
  readonly body: HttpAnswer['body']
}

type Fields = Readonly<Record<string, unknown>>

/** The JSON value of a text: `undefined` when it is no JSON. */
export function jsonOf(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined) return undefined
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads `{statusCode, headers, multiValueHeaders, cookies, body, isBase64Encoded}`, or says in a few words what is wrong with it. */
export function functionAnswer(fields: Fields, multiValue: 'beside' | 'instead' | 'none'): FunctionAnswer | string {
  const { statusCode, headers = {}, multiValueHeaders = {}, cookies = [], body = '', isBase64Encoded = false } = fields
  const status = statusIn(statusCode)
  if (status === 'wrong') return `its statusCode is ${JSON.stringify(statusCode)}`
  if (!isObject(headers) || !isObject(multiValueHeaders)) return 'its headers are no object'
  if (body !== null && typeof body !== 'string') return 'its body is no string: JSON has to be turned into a text first'
  const single = multiValue === 'instead' ? [] : Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
  const many = multiValue === 'none' ? [] : Object.entries(multiValueHeaders).flatMap(([name, values]) => pairs(name, values))
  const text = typeof body === 'string' ? body : ''
  if (isBase64Encoded === true && decodeBase64(text) === undefined) return 'isBase64Encoded is true and its body is not base64'
  return {
    statusCode: status,
    headers: [...single.filter(([name]) => !many.some(([other]) => other === name)), ...many],
    cookies: Array.isArray(cookies) ? cookies.map(String) : [],
    body: isBase64Encoded === true ? { base64: text } : { text },
  }
}

/** A status may stand as a number or as digits. */
function statusIn(value: unknown): number | undefined | 'wrong' {
  if (value === undefined) return undefined
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : 'wrong'
}

const pairs = (name: string, values: unknown): (readonly [string, string])[] =>
  (Array.isArray(values) ? values : [values]).map((value) => [name, String(value)] as const)

/** The headers with a content type, unless there is one. */
export const withType = (headers: FunctionAnswer['headers'], type: string): FunctionAnswer['headers'] =>
  headers.some(([name]) => name.toLowerCase() === 'content-type') ? headers : [['Content-Type', type], ...headers]

/** A JSON answer of the front itself. */
export const message = (status: number, text: string, says: string): HttpAnswer => ({
  status,
  headers: [['Content-Type', 'application/json']],
  body: { text: JSON.stringify({ message: text }) },
  says,
})
