import { restApiEvent } from './events.ts'

/** The REST API's event of GET /pi?number=… */
export const piEvent = (number: string) => ({
  ...restApiEvent,
  resource: '/pi',
  path: '/pi',
  queryStringParameters: { number },
  multiValueQueryStringParameters: { number: [number] },
  requestContext: { ...restApiEvent.requestContext, path: '/prod/pi', resourcePath: '/pi' },
})
