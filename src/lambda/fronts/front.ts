/** What may stand between a browser and a function. */
export type Front = 'rest-api' | 'http-api' | 'function-url' | 'alb'

export const frontLabels: Readonly<Record<Front, string>> = {
  'rest-api': 'API Gateway REST API',
  'http-api': 'API Gateway HTTP API',
  'function-url': 'Function URL',
  alb: 'Application Load Balancer',
}

type Pairs = readonly (readonly [name: string, value: string])[]

/** An HTTP request as a browser sends it. Query and headers may repeat a name; cookies stand as `name=value`. */
export interface HttpForm {
  readonly method: string
  /** Begins with `/`; without the query. */
  readonly path: string
  readonly query: Pairs
  readonly headers: Pairs
  readonly cookies: readonly string[]
  /** Text, or bytes in base64. */
  readonly body: { readonly text: string } | { readonly base64: string }
  /** A load balancer's target group hands over all values of a name, instead of the last one. */
  readonly multiValue?: boolean
}

/** What is drawn and measured for each request. */
export interface Arrival {
  /** Unix time, ms. */
  readonly unixMs: number
  readonly requestId: string
}

/** The HTTP response that the browser gets, and why it is this one. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Pairs
  readonly body: { readonly text: string } | { readonly base64: string }
  /** One or two sentences. */
  readonly says: string
  /** Neither recorded nor documented: told by people who met it. */
  readonly unconfirmed?: true
}

/** What the front got from the Invoke API. `text` is the function's answer when it is UTF-8. */
export interface Outcome {
  /** Status of the Invoke API. */
  readonly statusCode: number
  readonly functionError?: string
  readonly errorType?: string
  readonly text: string | undefined
  readonly bytes: number
  /** From the request to the answer, ms. */
  readonly tookMs: number
}
