const account = '123456789012'
const awsRegion = 'us-east-1'

/** Two messages of a standard queue, as an event source mapping sends them (developer guide, "Using Lambda with Amazon SQS"). */
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
    eventSourceARN: `arn:aws:sqs:${awsRegion}:${account}:my-queue`,
    awsRegion,
  }
}

const topicArn = `arn:aws:sns:${awsRegion}:${account}:my-topic`

/** One message of a topic (developer guide, "Invoking Lambda functions with Amazon SNS notifications"). */
export const snsEvent = {
  Records: [
    {
      EventVersion: '1.0',
      EventSubscriptionArn: `${topicArn}:21be56ed-a058-49f5-8c98-aedd2564c486`,
      EventSource: 'aws:sns',
      Sns: {
        SignatureVersion: '1',
        Timestamp: '2026-08-24T09:30:00.000Z',
        Signature: 'EXAMPLE',
        SigningCertUrl: `https://sns.${awsRegion}.amazonaws.com/SimpleNotificationService-example.pem`,
        MessageId: '95df01b4-ee98-5cb9-9903-4c221d41eb5e',
        Message: '{"name":"Ada"}',
        MessageAttributes: { kind: { Type: 'String', Value: 'greeting' } },
        Type: 'Notification',
        UnsubscribeUrl: `https://sns.${awsRegion}.amazonaws.com/?Action=Unsubscribe`,
        TopicArn: topicArn,
        Subject: 'Hello',
      },
    },
  ],
}

/** An object was put (S3 user guide, "Event message structure"). */
export const s3Event = {
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion,
      eventTime: '2026-08-24T09:30:00.000Z',
      eventName: 'ObjectCreated:Put',
      userIdentity: { principalId: 'AWS:AIDAIENQZJOLO23YVJ4VO' },
      requestParameters: { sourceIPAddress: '203.0.113.7' },
      responseElements: {
        'x-amz-request-id': 'D82B88E5F771F645',
        'x-amz-id-2': 'vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc5aLWGVHPZLj5NeC6',
      },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'new-pictures',
        bucket: { name: 'my-bucket', ownerIdentity: { principalId: 'A3I5XTEXAMAI3E' }, arn: 'arn:aws:s3:::my-bucket' },
        // The key is encoded as in a form: a space stands as +.
        object: {
          key: 'pictures/Ada+Lovelace.png',
          size: 21_456,
          eTag: 'b21b84d653bb07b05b1e6b33684dc11b',
          sequencer: '0C0F6F405D6ED209E1',
        },
      },
    },
  ],
}

const streamArn = `arn:aws:dynamodb:${awsRegion}:${account}:table/People/stream/2026-08-24T00:00:00.000`
const name = (text: string) => ({ S: text })

/** An item that was added, and one that was changed (developer guide, "Using AWS Lambda with Amazon DynamoDB"). */
export const dynamoDbEvent = {
  Records: [
    dynamoDbRecord('c81e728d9d4c2f636f067f89cc14862c', 'INSERT' as const, '111', { NewImage: { id: { N: '1' }, name: name('Ada') } }),
    dynamoDbRecord('eccbc87e4b5ce2fe28308fd9f2a7baf3', 'MODIFY' as const, '222', {
      NewImage: { id: { N: '1' }, name: name('Ada Lovelace') },
      OldImage: { id: { N: '1' }, name: name('Ada') },
    }),
  ],
}

type Image = Readonly<Record<string, { readonly S: string } | { readonly N: string }>>

function dynamoDbRecord<Name extends string>(
  eventID: string,
  eventName: Name,
  SequenceNumber: string,
  images: { readonly NewImage: Image; readonly OldImage?: Image },
) {
  return {
    eventID,
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion,
    dynamodb: {
      ApproximateCreationDateTime: 1_787_563_800,
      Keys: { id: { N: '1' } },
      ...images,
      SequenceNumber,
      SizeBytes: 26,
      StreamViewType: 'NEW_AND_OLD_IMAGES' as const,
    },
    eventSourceARN: streamArn,
  }
}

/** A record of a data stream: `{"name":"Ada"}` in base64 (developer guide, "Using Lambda with Amazon Kinesis Data Streams"). */
export const kinesisEvent = {
  Records: [
    {
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: 'people',
        sequenceNumber: '49590338271490256608559692538361571095921575989136588898',
        data: 'eyJuYW1lIjoiQWRhIn0=',
        approximateArrivalTimestamp: 1_787_563_800.101,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: 'shardId-000000000006:49590338271490256608559692538361571095921575989136588898',
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: `arn:aws:iam::${account}:role/my-function`,
      awsRegion,
      eventSourceARN: `arn:aws:kinesis:${awsRegion}:${account}:stream/my-stream`,
    },
  ],
}
