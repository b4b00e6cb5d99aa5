import { account } from '../identifiers.ts'
import type { Arrival, HttpAnswer, HttpForm, Outcome } from './front.ts'
import { functionAnswer, isObject, jsonOf, message, withType } from './function-answer.ts'
import { allValues, arrivingHeaders, bodyOf, headerValue, lastValues } from './request-parts.ts'

const apiId = 'abcde12345'
export const restApiHost = `${apiId}.execute-api.us-east-1.amazonaws.com`

/** Time an integration may take, ms (API Gateway quotas, "Integration timeout"; it can be raised). */
export const restApiTimeoutMs = 29_000

/** The event of a REST API's Lambda proxy integration (API Gateway developer guide, "Input format of a Lambda function for proxy integration"). */
export function restApiEvent(form: HttpForm, { unixMs, requestId }: Arrival) {
  const headers = arrivingHeaders(form, restApiHost)
  const body = bodyOf(form)
  return {
    resource: '/{proxy+}',
    path: form.path,
    httpMethod: form.method,
    headers: lastValues(headers) ?? {},
    multiValueHeaders: allValues(headers) ?? {},
    queryStringParameters: lastValues(form.query),
    multiValueQueryStringParameters: allValues(form.query),
    pathParameters: { proxy: form.path.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: account,
      apiId,
      authorizer: null,
      domainName: restApiHost,
      domainPrefix: apiId,
      extendedRequestId: 'NvWWKEZbliAFliA=',
      httpMethod: form.method,
      identity: {
        ...noIdentity,
        sourceIp: '203.0.113.7',
        userAgent: headerValue(headers, 'user-agent') ?? null,
      },
      path: `/prod${form.path}`,
      protocol: 'HTTP/1.1',
      requestId,
      requestTime: requestTime(unixMs),
      requestTimeEpoch: unixMs,
      resourceId: 'a1b2c3',
      resourcePath: '/{proxy+}',
      stage: 'prod',
    },
    body: body?.text ?? null,
    isBase64Encoded: body?.isBase64Encoded ?? false,
  }
}

const noIdentity = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
} as const

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `24/Aug/2026:09:30:00 +0000`. */
export function requestTime(unixMs: number): string {
  const [date = '', time = ''] = new Date(unixMs).toISOString().split('T')
  const [year, month, day] = date.split('-')
  return `${day}/${months[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`
}

/** What a browser gets through a REST API (developer guide, "Handle Lambda errors in API Gateway"). */
export function restApiAnswer({ statusCode, functionError, text, tookMs }: Outcome): HttpAnswer {
  if (tookMs > restApiTimeoutMs)
    return message(504, 'Endpoint request timed out', 'The function took longer than the 29 s that a REST API waits.')
  if (statusCode !== 200)
    return message(500, 'Internal server error', `The Invoke API refused with ${statusCode}, and a REST API tells that as 500.`)
  if (functionError)
    return message(502, 'Internal server error', 'The function failed: X-Amz-Function-Error is set. A REST API tells that as 502.')
  const json = jsonOf(text)
  if (!json || !isObject(json.value)) return malformed('the function answered with something other than a JSON object')
  if (json.value.statusCode === undefined)
    return malformed(
      'the function’s object has no statusCode',
      ' An HTTP API and a Function URL would send all of it as the body, with status 200.',
    )
  const answer = functionAnswer(json.value, 'beside')
  if (typeof answer === 'string') return malformed(answer)
  const { statusCode: status = 200, body } = answer
  const binary =
    'base64' in body ? ' It decodes the base64 for media types that are set as binary; for others it sends it as it stands.' : ''
  const says = `statusCode, headers and body are those of the function.${binary}`
  return { status, headers: withType(answer.headers, 'application/json'), body, says }
}

const malformed = (why: string, aside = ''): HttpAnswer =>
  message(
    502,
    'Internal server error',
    `A REST API needs {"statusCode": …, "headers": {…}, "body": "…"}, and ${why}: a malformed Lambda proxy response.${aside}`,
  )
