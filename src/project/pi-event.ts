import { restApiEvent } from './events.ts'

/** The REST API's event of GET /pi?number=100. */
export const piEvent = {
  ...restApiEvent,
  resource: '/pi',
  path: '/pi',
  queryStringParameters: { number: '100' },
  multiValueQueryStringParameters: { number: ['100'] },
  requestContext: { ...restApiEvent.requestContext, path: '/prod/pi', resourcePath: '/pi' },
} as const
