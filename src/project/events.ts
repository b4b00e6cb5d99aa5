import type { HttpForm } from '#lambda/fronts/front.ts'
import { eventThrough } from '#lambda/fronts/through.ts'
import { cognitoPreSignUp, customEvent, iotMessage, scheduledEvent, stepFunctionsInput } from './sample-events/messages.ts'
import { cloudWatchLogsEvent, firehoseEvent, tokenAuthorizerEvent, webSocketEvent } from './sample-events/more.ts'
import { dynamoDbEvent, kinesisEvent, s3Event, snsEvent, sqsEvent } from './sample-events/records.ts'

/** One event to send: text that the event editor shows as it stands. */
export interface SampleEvent {
  readonly id: string
  readonly label: string
  /** One sentence: who sends such an event. */
  readonly says: string
  readonly event: object
}

/** The request that the samples of the HTTP fronts carry. */
export const sampleRequest: HttpForm = {
  method: 'GET',
  path: '/hello',
  query: [['name', 'Ada']],
  headers: [
    ['Accept', '*/*'],
    ['User-Agent', 'curl/8.5.0'],
  ],
  cookies: [],
  body: { text: '' },
}

/** When and as which request it came. */
export const sampleArrival = { unixMs: 1_787_563_800_000, requestId: '6f1a2c3d-0b4e-4c5f-8a9b-1c2d3e4f5a6b' }
const through = (front: Parameters<typeof eventThrough>[0]) => eventThrough(front, sampleRequest, sampleArrival)

/** What Invoke may send. */
export const sampleEvents: readonly SampleEvent[] = [
  { id: 'json', label: 'JSON', says: 'Any JSON text: whoever invokes the function decides.', event: { name: 'Ada' } },
  { id: 'rest-api', label: 'API Gateway REST API', says: 'An HTTP request that came through a REST API.', event: through('rest-api') },
  {
    id: 'http-api',
    label: 'API Gateway HTTP API',
    says: 'An HTTP request that came through an HTTP API, payload 2.0.',
    event: through('http-api'),
  },
  { id: 'function-url', label: 'Function URL', says: 'An HTTP request to the function’s own address.', event: through('function-url') },
  { id: 'alb', label: 'Application Load Balancer', says: 'An HTTP request that came through a load balancer.', event: through('alb') },
  { id: 'sqs', label: 'SQS', says: 'Messages that Lambda took from a queue.', event: sqsEvent },
  { id: 'sns', label: 'SNS', says: 'A message that was published to a topic.', event: snsEvent },
  { id: 's3', label: 'S3', says: 'An object was put into a bucket.', event: s3Event },
  { id: 'dynamodb', label: 'DynamoDB stream', says: 'Items of a table were added and changed.', event: dynamoDbEvent },
  { id: 'kinesis', label: 'Kinesis', says: 'Records of a data stream, in base64.', event: kinesisEvent },
  { id: 'scheduled', label: 'EventBridge schedule', says: 'A rule that fires at certain times.', event: scheduledEvent },
  { id: 'custom', label: 'EventBridge', says: 'An event of your own from an event bus.', event: customEvent },
  { id: 'cognito', label: 'Cognito pre sign-up', says: 'Somebody registers; the answer is the event, completed.', event: cognitoPreSignUp },
  { id: 'logs', label: 'CloudWatch Logs', says: 'Log lines, zipped and in base64.', event: cloudWatchLogsEvent },
  { id: 'firehose', label: 'Firehose', says: 'Records to be transformed; each wants an answer.', event: firehoseEvent },
  { id: 'websocket', label: 'WebSocket API', says: 'A message on a WebSocket connection.', event: webSocketEvent },
  {
    id: 'authorizer',
    label: 'Token authorizer',
    says: 'API Gateway asks who may pass; the answer is a policy.',
    event: tokenAuthorizerEvent,
  },
  { id: 'iot', label: 'IoT rule', says: 'Whatever the rule’s SQL selects: there is no fixed form.', event: iotMessage },
  { id: 'step-functions', label: 'Step Functions', says: 'The input of a task: the state machine decides.', event: stepFunctionsInput },
]
