import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Stands in for the client of the managed Node.js runtime, as far as a handler sees it: `npm run -s managed-node -- FOLDER` loads
 * `index.mjs` from a folder, asks AWS_LAMBDA_RUNTIME_API for events and answers them with what `handler` gives.
 */

const base = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`
const folder = process.argv[2]
if (folder === undefined || process.env.AWS_LAMBDA_RUNTIME_API === undefined) {
  console.error('Usage: AWS_LAMBDA_RUNTIME_API=HOST:PORT npm run -s managed-node -- FOLDER\nFOLDER holds index.mjs and what it needs.')
  process.exit(2)
}

const { handler } = await import(pathToFileURL(join(folder, 'index.mjs')).href)

const post = (path: string, body: unknown) =>
  fetch(`${base}/invocation/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body) ?? 'null',
  })

async function serveOne(): Promise<void> {
  const next = await fetch(`${base}/invocation/next`)
  if (!next.ok) throw new Error(`Failed to get an event: the Runtime API gave status ${next.status}`)
  const header = (name: string) => next.headers.get(name) ?? ''
  const requestId = header('Lambda-Runtime-Aws-Request-Id')
  process.env._X_AMZN_TRACE_ID = header('Lambda-Runtime-Trace-Id')
  const deadline = Number(header('Lambda-Runtime-Deadline-Ms'))
  const context = {
    awsRequestId: requestId,
    invokedFunctionArn: header('Lambda-Runtime-Invoked-Function-Arn'),
    getRemainingTimeInMillis: () => deadline - Date.now(),
  }
  try {
    await post(`${requestId}/response`, await handler(await next.json(), context))
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    await post(`${requestId}/error`, { errorType: name, errorMessage: message, trace: stack?.split('\n') ?? [] })
  }
}

for (;;) await serveOne()
