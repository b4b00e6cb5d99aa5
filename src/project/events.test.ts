import type {
  ALBEvent,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  APIGatewayProxyWebsocketEventV2,
  APIGatewayTokenAuthorizerEvent,
  CloudWatchLogsEvent,
  DynamoDBStreamEvent,
  EventBridgeEvent,
  FirehoseTransformationEvent,
  KinesisStreamEvent,
  LambdaFunctionURLEvent,
  PreSignUpTriggerEvent,
  S3Event,
  ScheduledEvent,
  SNSEvent,
  SQSEvent,
} from 'aws-lambda'
import { gunzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { decodeBase64 } from '#base/base64.ts'
import { textOf } from '#base/bytes.ts'
import { sampleEvents } from './events.ts'
import { cognitoPreSignUp, customEvent, scheduledEvent } from './sample-events/messages.ts'
import { cloudWatchLogsData, cloudWatchLogsEvent, firehoseEvent, tokenAuthorizerEvent, webSocketEvent } from './sample-events/more.ts'
import { dynamoDbEvent, kinesisEvent, s3Event, snsEvent, sqsEvent } from './sample-events/records.ts'

/** The compiler is the judge here: the samples are events as AWS's typings have them. Those of the HTTP fronts are judged beside the fronts. */
const sqs: SQSEvent = sqsEvent
const typed: readonly object[] = [
  snsEvent satisfies SNSEvent,
  s3Event satisfies S3Event,
  dynamoDbEvent satisfies DynamoDBStreamEvent,
  kinesisEvent satisfies KinesisStreamEvent,
  scheduledEvent satisfies ScheduledEvent,
  customEvent satisfies EventBridgeEvent<string, object>,
  cognitoPreSignUp satisfies PreSignUpTriggerEvent,
  cloudWatchLogsEvent satisfies CloudWatchLogsEvent,
  firehoseEvent satisfies FirehoseTransformationEvent,
  webSocketEvent satisfies APIGatewayProxyWebsocketEventV2,
  tokenAuthorizerEvent satisfies APIGatewayTokenAuthorizerEvent,
]

const sampleOf = <T>(id: string) => sampleEvents.find((sample) => sample.id === id)?.event as T

test('the samples are JSON, each under a name of its own', () => {
  for (const { event } of sampleEvents) expect(JSON.parse(JSON.stringify(event))).toEqual(event)
  expect(new Set(sampleEvents.map(({ id }) => id)).size).toBe(sampleEvents.length)
  for (const event of typed) expect(sampleEvents.map((sample) => sample.event)).toContain(event)
  expect(sqs.Records.map(({ body }) => JSON.parse(body).name)).toEqual(['Ada', 'Grace'])
})

test('the HTTP samples carry the same request', () => {
  const rest = sampleOf<APIGatewayProxyEvent>('rest-api')
  const http = sampleOf<APIGatewayProxyEventV2>('http-api')
  const url = sampleOf<LambdaFunctionURLEvent>('function-url')
  const alb = sampleOf<ALBEvent>('alb')
  expect([rest.path, http.rawPath, url.rawPath, alb.path]).toEqual(Array(4).fill('/hello'))
  for (const { queryStringParameters } of [rest, http, url, alb]) expect(queryStringParameters).toEqual({ name: 'Ada' })
  expect(new Date(http.requestContext.timeEpoch).toISOString()).toBe('2026-08-24T09:30:00.000Z')
})

test('what is zipped and in base64 unpacks to what it says', () => {
  const zipped = decodeBase64(cloudWatchLogsEvent.awslogs.data) ?? new Uint8Array()
  expect(JSON.parse(textOf(gunzipSync(zipped)))).toEqual(cloudWatchLogsData)
  expect(textOf(decodeBase64(kinesisEvent.Records[0]?.kinesis.data ?? '') ?? new Uint8Array())).toBe('{"name":"Ada"}')
})
