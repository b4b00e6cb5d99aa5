import { account, region } from '../identifiers.ts'
import type { HttpAnswer, HttpForm, Outcome } from './front.ts'
import { functionAnswer, isObject, jsonOf, withType } from './function-answer.ts'
import { allValues, arrivingHeaders, asBase64, bodyOf, headerValue, isTextType, lastValues, lowerCase } from './request-parts.ts'

const host = 'lambda-alb-1234567890.us-east-1.elb.amazonaws.com'

/** Largest request body and largest answer, bytes (Elastic Load Balancing user guide, "Use Lambda functions as targets"). */
export const albLimitBytes = 1_048_576

/** The event of a target group of the type Lambda. Query values come as they stood in the address. */
export function albEvent(form: HttpForm) {
  const { method, path } = form
  const headers = lowerCase([
    ...arrivingHeaders(form, host),
    ['X-Forwarded-For', '203.0.113.7'],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ])
  const query = form.query.map(([name, value]) => [encodeURIComponent(name), encodeURIComponent(value)] as const)
  const body = bodyOf(form)
  const text = isTextType(headerValue(headers, 'content-type'))
  const lists = form.multiValue
    ? { multiValueQueryStringParameters: allValues(query) ?? {}, multiValueHeaders: allValues(headers) ?? {} }
    : { queryStringParameters: lastValues(query) ?? {}, headers: lastValues(headers) ?? {} }
  return {
    requestContext: {
      elb: { targetGroupArn: `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/my-function/0123456789abcdef` },
    },
    httpMethod: method,
    path,
    ...lists,
    body: body ? (body.isBase64Encoded || text ? body.text : asBase64(body.text)) : '',
    isBase64Encoded: body !== undefined && (body.isBase64Encoded || !text),
  }
}

/** What a browser gets through a load balancer (the same page; the pages of HTML are its own). */
export function albAnswer({ statusCode, functionError, text, bytes }: Outcome, multiValue: boolean): HttpAnswer {
  if (statusCode !== 200) return badGateway(`the Invoke API refused with ${statusCode}`)
  if (functionError) return badGateway('the function failed: X-Amz-Function-Error is set')
  if (bytes > albLimitBytes) return badGateway('the answer is larger than 1 MB')
  const json = jsonOf(text)
  if (!json || !isObject(json.value)) return badGateway('the function answered with something other than a JSON object')
  if (json.value.statusCode === undefined)
    return badGateway('the function’s object has no statusCode, which an HTTP API would send as the body')
  const answer = functionAnswer(json.value, multiValue ? 'instead' : 'none')
  if (typeof answer === 'string') return badGateway(answer)
  const { statusCode: status = 200, headers, body } = answer
  const unread =
    multiValue && isObject(json.value.headers) ? ' Its headers are not looked at: this target group wants multiValueHeaders.' : ''
  return {
    status,
    headers: withType(headers, 'application/octet-stream'),
    body,
    says: `statusCode, headers and body are those of the function.${unread}`,
  }
}

const badGateway = (why: string): HttpAnswer => ({
  status: 502,
  headers: [['Content-Type', 'text/html']],
  body: {
    text: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n',
  },
  says: `A load balancer says 502, because ${why}.`,
})
