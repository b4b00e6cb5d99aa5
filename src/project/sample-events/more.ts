const account = '123456789012'

/** Two lines of a log group; the data is JSON, zipped, in base64 (developer guide, "Using Lambda with CloudWatch Logs"). */
export const cloudWatchLogsEvent = {
  awslogs: {
    data: 'H4sIAAAAAAACA43QTWuEMBAG4L9SXnq0xK+om5tQu5f2pLdFStRxG9BEktilLPvfi/1iKRQ6MAwzDM/AnDGTc/JIzdtCELgvm/L5qarrcl8hgDlpshCI4iTlWV7swihGgMkc99asCwSYPDk2ybkbJDP+hezduOreK6M/92pvSc4QiMM4Y2HB4pQdbh/LpqqbNvxxZdcPNP7uEcCtneutWjbxQU2erIM4gKw11qH9uFG9kvbb+Aw1QCDJeMoTnmY8zbeykdeJAF7N5LycF4goL3KeJUW4RfD9DwiMyjp/MylNuAT/o4u/aX5NO+qNHr7s9vIO7J5Z9oYBAAA=',
  },
}

/** What `awslogs.data` unpacks to. */
export const cloudWatchLogsData = {
  messageType: 'DATA_MESSAGE',
  owner: account,
  logGroup: '/aws/lambda/other-function',
  logStream: '2026/08/24/[$LATEST]0123456789abcdef0123456789abcdef',
  subscriptionFilters: ['errors'],
  logEvents: [
    { id: '36545354654735464567456745674567', timestamp: 1_787_563_800_000, message: 'first line' },
    { id: '36545354654735464567456745674568', timestamp: 1_787_563_800_005, message: 'second line' },
  ],
}

/** A record to be transformed: `{"name":"Ada"}` in base64 (Firehose developer guide, "Transform source data"). */
export const firehoseEvent = {
  invocationId: '23f9b6a8-4f0c-4a32-9a1e-0a1b2c3d4e5f',
  deliveryStreamArn: `arn:aws:firehose:us-east-1:${account}:deliverystream/my-stream`,
  region: 'us-east-1',
  records: [
    {
      recordId: '49546986683135544286507457936321625675700192471156785154',
      approximateArrivalTimestamp: 1_787_563_800_000,
      data: 'eyJuYW1lIjoiQWRhIn0=',
    },
  ],
}

/** A message on an open connection (API Gateway developer guide, "WebSocket APIs"). */
export const webSocketEvent = {
  requestContext: {
    routeKey: 'greet',
    messageId: 'Ot7ZkeAhoAMCJ3g=',
    eventType: 'MESSAGE' as const,
    extendedRequestId: 'Ot7ZkF9moAMFqCg=',
    requestTime: '24/Aug/2026:09:30:00 +0000',
    messageDirection: 'IN' as const,
    stage: 'production',
    connectedAt: 1_787_563_790_000,
    requestTimeEpoch: 1_787_563_800_000,
    requestId: 'Ot7ZkF9moAMFqCg=',
    domainName: 'abcde12345.execute-api.us-east-1.amazonaws.com',
    connectionId: 'Ot7ZCcTNoAMCKig=',
    apiId: 'abcde12345',
  },
  body: '{"action":"greet","name":"Ada"}',
  isBase64Encoded: false,
}

/** API Gateway shows a token and asks for a policy (developer guide, "Input to an API Gateway Lambda authorizer"). */
export const tokenAuthorizerEvent = {
  type: 'TOKEN' as const,
  authorizationToken: 'Bearer allow-me',
  methodArn: `arn:aws:execute-api:us-east-1:${account}:abcde12345/prod/GET/hello`,
}
