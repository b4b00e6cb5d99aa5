import { bytesOf, isJson } from '#base/bytes.ts'
import type { Front, HttpForm } from '#lambda/fronts/front.ts'
import { clientContextLimitBytes } from '#lambda/limits.ts'
import { sampleRequest } from './events.ts'

/** How Invoke sends the event, beside the event itself. */
export interface InvokeForm {
  /** The event as it is typed, or an HTTP request that comes through a front. */
  readonly via: 'json' | Front
  readonly http: HttpForm
  readonly type: 'RequestResponse' | 'Event' | 'DryRun'
  readonly logTail: boolean
  /** A version or an alias; '' for none. */
  readonly qualifier: string
  /** JSON; '' for none. */
  readonly clientContext: string
  /** JSON; '' for none. */
  readonly cognitoIdentity: string
  readonly tenantId: string
  /** X-Ray form; '' lets Lambda draw one. */
  readonly traceId: string
}

export const plainInvoke: InvokeForm = {
  via: 'json',
  http: sampleRequest,
  type: 'RequestResponse',
  logTail: false,
  qualifier: '',
  clientContext: '',
  cognitoIdentity: '',
  tenantId: '',
  traceId: '',
}

/** What is wrong with a field of the form, as a sentence; undefined when Lambda takes it. */
export function invokeFieldProblem(field: keyof InvokeForm, value: string): string | undefined {
  if (value === '') return undefined
  switch (field) {
    case 'clientContext':
      if (!isJson(bytesOf(value))) return 'A client context is JSON: {"client": {…}}.'
      return Math.ceil(bytesOf(value).length / 3) * 4 > clientContextLimitBytes ? 'It has more than 3,583 bytes in base64.' : undefined
    case 'cognitoIdentity':
      return isJson(bytesOf(value)) ? undefined : 'An identity is JSON: {"cognitoIdentityId": "…", "cognitoIdentityPoolId": "…"}.'
    case 'qualifier':
      return /^(\$LATEST|[A-Za-z0-9_-]{1,128})$/.test(value) ? undefined : 'A version or an alias: letters, digits, - and _.'
    case 'traceId':
      return /^Root=1-[0-9a-f]{8}-[0-9a-f]{24}(;|$)/.test(value) ? undefined : 'As in Root=1-66c9a1b2-0123456789abcdef01234567;Sampled=1.'
    default:
      return undefined
  }
}
