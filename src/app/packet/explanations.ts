/** One sentence for every header that may stand on a message here; names in lower case. */
const headers: Readonly<Record<string, string>> = {
  accept: 'Which kinds of body the client takes; */* means any.',
  'accept-encoding': 'Which compressions the client could undo.',
  allow: 'The methods that this path does have.',
  connection: 'Whether the TCP connection stays open for the next request.',
  'content-length': 'Length of the body in bytes.',
  'content-type': 'What the body is. The Runtime API does not look at it: a response may be anything.',
  date: 'When the Runtime API sent this reply, in simulated time.',
  expect: 'The client asks for a go-ahead before it sends a large body.',
  host: 'The address from AWS_LAMBDA_RUNTIME_API: every environment has its own Runtime API there.',
  'lambda-runtime-aws-request-id': 'Names this invocation. The runtime puts it into the path when it answers.',
  'lambda-runtime-aws-tenant-id': 'The tenant for whom the function was invoked, when it isolates tenants.',
  'lambda-runtime-client-context': 'What a mobile client sent about itself, as JSON.',
  'lambda-runtime-cognito-identity': 'Who the mobile user is, as JSON from Amazon Cognito.',
  'lambda-runtime-deadline-ms': 'When the function times out: Unix time in milliseconds.',
  'lambda-runtime-function-error-type': 'The kind of error the runtime reports, in the form Category.Reason.',
  'lambda-runtime-function-response-mode': 'streaming: the response is passed on while it is still being written.',
  'lambda-runtime-function-xray-error-cause': 'Details of the error for AWS X-Ray, as JSON.',
  'lambda-runtime-invoked-function-arn': 'The function as the invoker named it, with version or alias if one was given.',
  'lambda-runtime-trace-id': 'The X-Ray trace. A runtime copies it into _X_AMZN_TRACE_ID before it calls the handler.',
  'transfer-encoding': 'chunked: the body comes in pieces whose number is not known ahead.',
  'user-agent': 'The program that sent the request.',
  'x-amz-function-error': 'Unhandled: the function failed. The status stays 200, so this header is the only sign.',
  'x-amz-executed-version': 'The version of the function that ran.',
  'x-amz-invocation-type': 'RequestResponse: the invoker waits for the answer.',
  'x-amzn-errortype': 'Why the Lambda service itself refused.',
  'x-amzn-requestid': 'Names this invocation, the same as inside the environment.',
  'x-content-type-options': 'Tells browsers to believe Content-Type and not to guess.',
}

/** Names of the headers that are explained. */
export const explainedHeaders: readonly string[] = Object.keys(headers)

export const explainHeader = (name: string): string =>
  headers[name.toLowerCase()] ?? 'A header of the client’s own; the Runtime API ignores it.'

const statuses: Readonly<Record<number, string>> = {
  200: 'OK: the event is in the body.',
  202: 'Accepted: the Runtime API has taken it.',
  400: 'Bad Request: the request id is not that of the current invocation, or a header makes no sense.',
  403: 'Forbidden: right request, wrong moment. The state of the runtime does not allow it now.',
  404: 'Not Found: the Runtime API has no such path. A slash too many is enough.',
  405: 'Method Not Allowed: the path exists, but not for this method.',
  413: 'Request Entity Too Large: a response may have 6 MiB and 100 bytes.',
  429: 'Too Many Requests: every environment is busy.',
  500: 'Internal Server Error: a runtime should exit at once.',
}

export const explainStatus = (status: number): string => statuses[status] ?? 'A status of HTTP.'

/** The same number means something else to an invoker. */
export function explainInvokerStatus(status: number, failed: boolean): string {
  if (status === 200)
    return failed ? 'OK: the invocation took place. It does not say that the function succeeded.' : 'OK: the body is the answer.'
  if (status === 400) return 'Bad Request: the event is not JSON, so nothing was invoked.'
  if (status === 413) return 'Request Too Large: a synchronous event may have 6 MiB.'
  return explainStatus(status)
}

const operations: Readonly<Record<string, string>> = {
  next: 'Asks for the next event. The reply may take hours: until there is an event, the request waits.',
  response: 'Sends the answer of the invocation whose id stands in the path. The body may be anything.',
  error: 'Says that the invocation failed. The loop goes on with the next event.',
  initError: 'Says that the runtime could not start. It should exit afterwards.',
  unknownPath: 'A path that the Runtime API does not have.',
  wrongMethod: 'A path of the Runtime API, with a method that it does not take.',
}

export const explainOperation = (op: string): string => operations[op] ?? ''
