import { account } from '../identifiers.ts'
import type { Arrival, HttpAnswer, HttpForm, Outcome } from './front.ts'
import { functionAnswer, isObject, jsonOf, message, withType } from './function-answer.ts'
import { arrivingHeaders, asBase64, bodyOf, headerValue, isTextType, joinedValues, lowerCase, queryString } from './request-parts.ts'
import { requestTime } from './rest-api.ts'

const apiId = 'abcde12345'
const httpApiHost = `${apiId}.execute-api.us-east-1.amazonaws.com`
const urlId = 'abcdefghijklmnopqrstuvwxyz012345'
const functionUrlHost = `${urlId}.lambda-url.us-east-1.on.aws`

/** Time an integration may take, ms (API Gateway quotas for HTTP APIs). */
export const httpApiTimeoutMs = 30_000

/** The event of an HTTP API, payload format 2.0 (developer guide, "Create AWS Lambda proxy integrations for HTTP APIs"). */
export const httpApiEvent = (form: HttpForm, arrival: Arrival) =>
  version2(form, arrival, { host: httpApiHost, apiId, accountId: account, routeKey: 'ANY /{proxy+}' })

/** A Function URL sends the same form (Lambda developer guide, "Invoking Lambda function URLs"). */
export const functionUrlEvent = (form: HttpForm, arrival: Arrival) =>
  version2(form, arrival, { host: functionUrlHost, apiId: urlId, accountId: 'anonymous', routeKey: '$default' })

interface Place {
  readonly host: string
  readonly apiId: string
  readonly accountId: string
  readonly routeKey: string
}

function version2(form: HttpForm, { unixMs, requestId }: Arrival, { host, apiId, accountId, routeKey }: Place) {
  const { method, path, query, cookies } = form
  const headers = lowerCase(arrivingHeaders({ ...form, cookies: [] }, host))
  const body = bodyOf(form)
  const text = isTextType(headerValue(headers, 'content-type'))
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: queryString(query),
    ...(cookies.length > 0 && { cookies: [...cookies] }),
    headers: joinedValues(headers),
    ...(query.length > 0 && { queryStringParameters: joinedValues(query) }),
    requestContext: {
      accountId,
      apiId,
      domainName: host,
      domainPrefix: host.split('.')[0] ?? '',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: headerValue(headers, 'user-agent') ?? '' },
      requestId,
      routeKey,
      stage: '$default',
      time: requestTime(unixMs),
      timeEpoch: unixMs,
    },
    ...(body && { body: body.isBase64Encoded || text ? body.text : asBase64(body.text) }),
    isBase64Encoded: body !== undefined && (body.isBase64Encoded || !text),
  }
}

/** What a browser gets through an HTTP API. What happens on failures is told by people, not by a page of AWS. */
export function httpApiAnswer(outcome: Outcome): HttpAnswer {
  const { statusCode, functionError, tookMs } = outcome
  if (tookMs > httpApiTimeoutMs)
    return unconfirmed(message(503, 'Service Unavailable', 'The function took longer than the 30 s that an HTTP API waits.'))
  if (statusCode !== 200)
    return unconfirmed(message(500, 'Internal Server Error', `The Invoke API refused with ${statusCode}; an HTTP API tells that as 500.`))
  if (functionError)
    return unconfirmed(
      message(500, 'Internal Server Error', 'The function failed: X-Amz-Function-Error is set. An HTTP API tells that as 500.'),
    )
  return inferred(outcome, 'An HTTP API', message(500, 'Internal Server Error', ''))
}

/** What a browser gets from a Function URL. */
export function functionUrlAnswer(outcome: Outcome): HttpAnswer {
  const { statusCode, functionError } = outcome
  if (statusCode === 429) return unconfirmed(message(429, 'Too Many Requests', 'The event was throttled, and a Function URL says so.'))
  if (statusCode !== 200)
    return unconfirmed(message(statusCode, 'Refused', `The Invoke API refused with ${statusCode}, and a Function URL passes that on.`))
  if (functionError)
    return unconfirmed(
      message(502, 'Internal Server Error', 'The function failed: X-Amz-Function-Error is set. A Function URL tells that as 502.'),
    )
  return inferred(outcome, 'A Function URL', message(502, 'Internal Server Error', ''))
}

const unconfirmed = (answer: HttpAnswer): HttpAnswer => ({ ...answer, unconfirmed: true })

/** Payload 2.0: an answer without a statusCode is the body. */
function inferred({ text }: Outcome, who: string, failure: HttpAnswer): HttpAnswer {
  const json = jsonOf(text)
  if (!json) return unconfirmed({ ...failure, says: `${who} needs JSON, and the function answered with something else.` })
  const { value } = json
  if (!isObject(value) || value.statusCode === undefined) {
    const says = `The answer has no statusCode, so ${who.charAt(0).toLowerCase()}${who.slice(1)} takes all of it as the body: status 200, application/json. A REST API would call it malformed and say 502.`
    const body = typeof value === 'string' ? value : JSON.stringify(value)
    return { status: 200, headers: [['Content-Type', 'application/json']], body: { text: body }, says }
  }
  const answer = functionAnswer(value, 'none')
  if (typeof answer === 'string') return unconfirmed({ ...failure, says: `${who} cannot read the answer: ${answer}.` })
  const { statusCode: status = 200, headers, cookies, body } = answer
  const all = [...withType(headers, 'text/plain;charset=UTF-8'), ...cookies.map((cookie) => ['Set-Cookie', cookie] as const)]
  return { status, headers: all, body, says: 'statusCode, headers, cookies and body are those of the function.' }
}
