import type { ALBEvent, APIGatewayProxyEvent, APIGatewayProxyEventV2, LambdaFunctionURLEvent } from 'aws-lambda'
import { expect, test } from 'vitest'
import { albEvent } from './alb.ts'
import type { Front, HttpForm, Outcome } from './front.ts'
import { functionUrlEvent, httpApiEvent } from './http-api.ts'
import { restApiEvent } from './rest-api.ts'
import { answerThrough, eventThrough } from './through.ts'

const form: HttpForm = {
  method: 'POST',
  path: '/greet/Ada',
  query: [
    ['tag', 'a'],
    ['tag', 'b c'],
  ],
  headers: [
    ['Accept', 'text/html'],
    ['Accept', 'text/plain'],
    ['Content-Type', 'application/json'],
  ],
  cookies: ['theme=dark', 'id=7'],
  body: { text: '{"name":"Ada"}' },
}
const arrival = { unixMs: Date.UTC(2026, 7, 24, 9, 30), requestId: '6f1a2c3d-0b4e-4c5f-8a9b-1c2d3e4f5a6b' }
const fronts: readonly Front[] = ['rest-api', 'http-api', 'function-url', 'alb']

test('the compiler agrees that the events are those of AWS’s typings', () => {
  const rest: APIGatewayProxyEvent = restApiEvent(form, arrival)
  const http: APIGatewayProxyEventV2 = httpApiEvent(form, arrival)
  const url: LambdaFunctionURLEvent = functionUrlEvent(form, arrival)
  const alb: ALBEvent = albEvent(form)
  expect([rest.path, http.rawPath, url.rawPath, alb.path]).toEqual(Array(4).fill('/greet/Ada'))
})

test('a REST API hands over the last value of a name, and beside it all of them', () => {
  expect(restApiEvent(form, arrival)).toMatchObject({
    headers: { Accept: 'text/plain', Cookie: 'theme=dark; id=7' },
    multiValueHeaders: { Accept: ['text/html', 'text/plain'] },
    queryStringParameters: { tag: 'b c' },
    multiValueQueryStringParameters: { tag: ['a', 'b c'] },
    requestContext: { requestTime: '24/Aug/2026:09:30:00 +0000', stage: 'prod' },
    body: '{"name":"Ada"}',
  })
  expect(restApiEvent({ ...form, query: [], body: { text: '' } }, arrival)).toMatchObject({ queryStringParameters: null, body: null })
})

test('an HTTP API joins values by commas, in lower case, and keeps cookies apart', () => {
  expect(httpApiEvent(form, arrival)).toMatchObject({
    version: '2.0',
    rawQueryString: 'tag=a&tag=b%20c',
    cookies: ['theme=dark', 'id=7'],
    headers: { accept: 'text/html,text/plain' },
    queryStringParameters: { tag: 'a,b c' },
    isBase64Encoded: false,
  })
  expect(httpApiEvent({ ...form, query: [], cookies: [] }, arrival)).not.toHaveProperty('cookies')
  expect(httpApiEvent({ ...form, headers: [['Content-Type', 'image/png']], body: { base64: 'AP8=' } }, arrival)).toMatchObject({
    body: 'AP8=',
    isBase64Encoded: true,
  })
})

test('a Function URL sends the same form from an address of its own', () => {
  const { requestContext, ...event } = functionUrlEvent(form, arrival)
  expect(requestContext.domainName).toMatch(/^[a-z0-9]+\.lambda-url\.us-east-1\.on\.aws$/)
  expect([event.routeKey, requestContext.stage, requestContext.accountId]).toEqual(['$default', '$default', 'anonymous'])
})

test('a load balancer hands over one value or all, and query values as they stood in the address', () => {
  expect(albEvent(form)).toMatchObject({ queryStringParameters: { tag: 'b%20c' }, headers: { accept: 'text/plain' } })
  expect(albEvent({ ...form, multiValue: true })).toMatchObject({
    multiValueQueryStringParameters: { tag: ['a', 'b%20c'] },
    multiValueHeaders: { accept: ['text/html', 'text/plain'] },
  })
  expect(albEvent({ ...form, body: { text: '' } }).body).toBe('')
})

const answered = (text: string): Outcome => ({ statusCode: 200, text, bytes: text.length, tookMs: 5 })
const statuses = (outcome: Outcome) => fronts.map((front) => answerThrough(front, outcome).status)

test.each<[string, Outcome, readonly number[]]>([
  ['an answer with a status', answered('{"statusCode":201,"body":"made"}'), [201, 201, 201, 201]],
  ['the article’s {"message": …}', answered('{"message":"Hello"}'), [502, 200, 200, 502]],
  ['a JSON string', answered('"hello"'), [502, 200, 200, 502]],
  ['a body that is no string', answered('{"statusCode":200,"body":{"a":1}}'), [502, 500, 502, 502]],
  ['a status that is no number', answered('{"statusCode":"ok","body":""}'), [502, 500, 502, 502]],
  ['a status as a numeric string', answered('{"statusCode":"204","body":""}'), [204, 204, 204, 204]],
  ['text that is no JSON', answered('hello'), [502, 500, 502, 502]],
  ['a function that failed', { ...answered('{"errorType":"X"}'), functionError: 'Unhandled' }, [502, 500, 502, 502]],
  ['a throttled event', { ...answered('{}'), statusCode: 429 }, [500, 500, 429, 502]],
  ['a function of 29.5 s', { ...answered('{"statusCode":200}'), tookMs: 29_500 }, [504, 200, 200, 200]],
  ['a function of 31 s', { ...answered('{"statusCode":200}'), tookMs: 31_000 }, [504, 503, 200, 200]],
])('each front tells %s in its own way', (_, outcome, expected) => {
  expect(statuses(outcome)).toEqual(expected)
  for (const front of fronts) expect(answerThrough(front, outcome).says).toMatch(/^.{20,}\.$/)
})

test('each front reads the headers that are meant for it', () => {
  const outcome = answered(
    '{"statusCode":200,"headers":{"X-A":"1"},"multiValueHeaders":{"X-B":["2","3"]},"cookies":["c=4"],"body":"AP8=","isBase64Encoded":true}',
  )
  const headers = (front: Front, multi = false) =>
    answerThrough(front, outcome, multi)
      .headers.filter(([name]) => name !== 'Content-Type')
      .map((pair) => pair.join('='))
  expect(headers('rest-api')).toEqual(['X-A=1', 'X-B=2', 'X-B=3'])
  expect(headers('http-api')).toEqual(['X-A=1', 'Set-Cookie=c=4'])
  expect(headers('alb')).toEqual(['X-A=1'])
  expect(headers('alb', true)).toEqual(['X-B=2', 'X-B=3'])
  expect(answerThrough('http-api', outcome).body).toEqual({ base64: 'AP8=' })
})

test('events are plain JSON', () => {
  for (const front of fronts) {
    const event = eventThrough(front, form, arrival)
    expect(JSON.parse(JSON.stringify(event))).toEqual(event)
  }
})
