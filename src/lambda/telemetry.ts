/** Why the Telemetry API refuses a subscription; undefined when it takes it (developer guide, "Lambda Telemetry API"). */
export function subscriptionProblem(body: string): string | undefined {
  const wanted = parsed(body)
  if (!wanted) return 'The subscription is not a JSON object.'
  const { types, destination } = wanted
  const known = ['platform', 'function', 'extension']
  if (!Array.isArray(types) || types.length === 0 || !types.every((type) => known.includes(type)))
    return `types lists one or more of ${known.join(', ')}.`
  if (!isRecord(destination) || destination.protocol !== 'HTTP') return 'destination.protocol is HTTP: no other is simulated.'
  const uri = typeof destination.URI === 'string' ? destination.URI : ''
  return /^http:\/\/sandbox(\.localdomain)?:\d+(\/|$)/.test(uri) ? undefined : 'destination.URI is http://sandbox.localdomain:PORT.'
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
