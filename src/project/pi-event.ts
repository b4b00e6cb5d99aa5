import { restApiEvent } from '#lambda/fronts/rest-api.ts'
import { sampleArrival, sampleRequest } from './events.ts'

/** The REST API's event of GET /pi?number=…, which asks for so many digits. */
export const piEvent = (number: string) => restApiEvent({ ...sampleRequest, path: '/pi', query: [['number', number]] }, sampleArrival)
