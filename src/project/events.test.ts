import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, SQSEvent } from 'aws-lambda'
import { expect, test } from 'vitest'
import { httpApiEvent, restApiEvent, sampleEvents, sqsEvent } from './events.ts'

/** The compiler is the judge here: the samples are events as AWS's typings have them. */
type Plain<T> = T extends readonly (infer Item)[] ? Plain<Item>[] : T extends object ? { -readonly [Key in keyof T]: Plain<T[Key]> } : T
const plain = <T>(value: T) => structuredClone(value) as Plain<T>
const rest: APIGatewayProxyEvent = plain(restApiEvent)
const http: APIGatewayProxyEventV2 = plain(httpApiEvent)
const sqs: SQSEvent = sqsEvent

test('the samples are JSON, and the HTTP ones carry the same request', () => {
  for (const { event } of sampleEvents) expect(JSON.parse(JSON.stringify(event))).toEqual(event)
  expect(rest.queryStringParameters).toEqual(http.queryStringParameters)
  expect(new Date(http.requestContext.timeEpoch).toISOString()).toBe('2026-08-24T09:30:00.000Z')
  expect(sqs.Records.map(({ body }) => JSON.parse(body).name)).toEqual(['Ada', 'Grace'])
})
