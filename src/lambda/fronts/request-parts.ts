import { encodeBase64 } from '#base/base64.ts'
import { bytesOf } from '#base/bytes.ts'
import type { HttpForm } from './front.ts'

type Pairs = HttpForm['query']

/** Headers as they arrive: the client's own, its cookies, and the host. */
export const arrivingHeaders = ({ headers, cookies }: HttpForm, host: string): Pairs => [
  ...(headers.some(([name]) => name.toLowerCase() === 'host') ? [] : [['Host', host] as const]),
  ...headers,
  ...(cookies.length > 0 ? [['Cookie', cookies.join('; ')] as const] : []),
]

/** Name → its last value; `null` when there is none at all. */
export const lastValues = (list: Pairs): Record<string, string> | null => (list.length > 0 ? Object.fromEntries(list) : null)

/** Name → all its values. */
export function allValues(list: Pairs): Record<string, string[]> | null {
  const values: Record<string, string[]> = {}
  for (const [name, value] of list) values[name] = [...(values[name] ?? []), value]
  return list.length > 0 ? values : null
}

/** Name → its values, joined by commas. */
export function joinedValues(list: Pairs): Record<string, string> {
  return Object.fromEntries(Object.entries(allValues(list) ?? {}).map(([name, values]) => [name, values.join(',')]))
}

export const lowerCase = (list: Pairs): Pairs => list.map(([name, value]) => [name.toLowerCase(), value] as const)

/** `a=1&a=2`, percent-encoded. */
export const queryString = (query: Pairs): string =>
  query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')

export const headerValue = (list: Pairs, name: string): string | undefined => list.findLast(([other]) => other.toLowerCase() === name)?.[1]

/** The body as an event carries it; undefined when there is none. */
export function bodyOf({ body }: HttpForm): { readonly text: string; readonly isBase64Encoded: boolean } | undefined {
  if ('base64' in body) return body.base64 === '' ? undefined : { text: body.base64, isBase64Encoded: true }
  return body.text === '' ? undefined : { text: body.text, isBase64Encoded: false }
}

/** A text body as bytes in base64, for fronts that do not trust its type. */
export const asBase64 = (text: string): string => encodeBase64(bytesOf(text))

/** Whether a front takes a body of this type as text (HTTP API, Function URL). */
export const isTextType = (type: string | undefined): boolean =>
  type === undefined || /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded)|.*\+(json|xml))/i.test(type)
