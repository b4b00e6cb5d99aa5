/** One event to send: text that the event editor shows as it stands. */
export interface SampleEvent {
  readonly id: 'json' | 'rest-api' | 'http-api' | 'sqs'
  readonly label: string
  /** One sentence: who sends such an event. */
  readonly says: string
  readonly event: object
}

const identity = {
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
  sourceIp: '203.0.113.7',
  user: null,
  userAgent: 'curl/8.5.0',
  userArn: null,
} as const

/** API Gateway REST API, payload of the Lambda proxy integration. */
export const restApiEvent = {
  resource: '/hello',
  path: '/hello',
  httpMethod: 'GET',
  headers: { Accept: '*/*', Host: 'abcde12345.execute-api.us-east-1.amazonaws.com', 'User-Agent': 'curl/8.5.0' },
  multiValueHeaders: { Accept: ['*/*'], Host: ['abcde12345.execute-api.us-east-1.amazonaws.com'], 'User-Agent': ['curl/8.5.0'] },
  queryStringParameters: { name: 'Ada' },
  multiValueQueryStringParameters: { name: ['Ada'] },
  pathParameters: null,
  stageVariables: null,
  requestContext: {
    accountId: '123456789012',
    apiId: 'abcde12345',
    authorizer: null,
    domainName: 'abcde12345.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'abcde12345',
    extendedRequestId: 'NvWWKEZbliAFliA=',
    httpMethod: 'GET',
    identity,
    path: '/prod/hello',
    protocol: 'HTTP/1.1',
    requestId: '6f1a2c3d-0b4e-4c5f-8a9b-1c2d3e4f5a6b',
    requestTime: '24/Aug/2026:09:30:00 +0000',
    requestTimeEpoch: 1787563800000,
    resourceId: 'a1b2c3',
    resourcePath: '/hello',
    stage: 'prod',
  },
  body: null,
  isBase64Encoded: false,
} as const

/** API Gateway HTTP API, payload format 2.0. */
export const httpApiEvent = {
  version: '2.0',
  routeKey: 'GET /hello',
  rawPath: '/hello',
  rawQueryString: 'name=Ada',
  headers: { accept: '*/*', host: 'abcde12345.execute-api.us-east-1.amazonaws.com', 'user-agent': 'curl/8.5.0' },
  queryStringParameters: { name: 'Ada' },
  requestContext: {
    accountId: '123456789012',
    apiId: 'abcde12345',
    domainName: 'abcde12345.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'abcde12345',
    http: { method: 'GET', path: '/hello', protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'curl/8.5.0' },
    requestId: 'NvWWKEZbliAFliA=',
    routeKey: 'GET /hello',
    stage: '$default',
    time: '24/Aug/2026:09:30:00 +0000',
    timeEpoch: 1787563800000,
  },
  isBase64Encoded: false,
} as const

/** Two messages of a standard queue, as an event source mapping sends them. */
export const sqsEvent = {
  Records: [
    sqsMessage('1f6c1f5e-8f2b-4b60-9d6e-2f4a7b8c9d01', '{"name":"Ada"}', '1f494d232279c6b570bb5a22ac9f370d'),
    sqsMessage('5f0d3c3a-5a0c-4a4f-a6c3-6f1e2d3c4b02', '{"name":"Grace"}', '2758cbf39d6443cbcf468d36375eaff7'),
  ],
}

function sqsMessage(messageId: string, body: string, md5OfBody: string) {
  return {
    messageId,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1787563800000',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1787563800005',
    },
    messageAttributes: {},
    md5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:my-queue',
    awsRegion: 'us-east-1',
  }
}

/** What Invoke may send. */
export const sampleEvents: readonly SampleEvent[] = [
  { id: 'json', label: 'JSON', says: 'Any JSON text: whoever invokes the function decides.', event: { name: 'Ada' } },
  { id: 'rest-api', label: 'API Gateway REST API', says: 'An HTTP request that came through a REST API.', event: restApiEvent },
  {
    id: 'http-api',
    label: 'API Gateway HTTP API',
    says: 'An HTTP request that came through an HTTP API, payload 2.0.',
    event: httpApiEvent,
  },
  { id: 'sqs', label: 'SQS', says: 'Messages that Lambda took from a queue.', event: sqsEvent },
]
