const account = '123456789012'

/** A schedule of EventBridge (EventBridge user guide, "Scheduled events"). */
export const scheduledEvent = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event' as const,
  source: 'aws.events',
  account,
  time: '2026-08-24T09:30:00Z',
  region: 'us-east-1',
  resources: [`arn:aws:events:us-east-1:${account}:rule/every-morning`],
  detail: {},
}

/** An event that a program of your own put on a bus. */
export const customEvent = {
  version: '0',
  id: '7bf73129-1428-4cd3-a780-95db273d1602',
  'detail-type': 'OrderPlaced',
  source: 'com.example.shop',
  account,
  time: '2026-08-24T09:30:00Z',
  region: 'us-east-1',
  resources: [] as string[],
  detail: { order: 1815, customer: 'Ada' },
}

/** A user pool asks before it registers somebody (Cognito developer guide, "Pre sign-up Lambda trigger"). */
export const cognitoPreSignUp = {
  version: '1',
  region: 'us-east-1',
  userPoolId: 'us-east-1_Example01',
  userName: 'ada',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '1example23456789' },
  triggerSource: 'PreSignUp_SignUp' as const,
  request: { userAttributes: { email: 'ada@example.com' }, validationData: {} },
  response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
}

/** What `SELECT *, topic() AS topic` makes of a message. */
export const iotMessage = { temperature: 21.5, humidity: 48, topic: 'rooms/library/climate' }

/** The input of a task. */
export const stepFunctionsInput = { order: 1815, items: [{ sku: 'A-1', count: 2 }] }
