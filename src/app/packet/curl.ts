import type { EventOf } from '#lambda/events.ts'

/** A word as a shell takes it literally. */
export const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** Headers that curl sends by itself, or that are its own business. */
const ownHeaders = /^(host|user-agent|accept|content-length|expect|connection)$/i

/** The request as a curl command that sends the same once more. A body that is text stands in it. */
export function asCurl({ request }: EventOf<'api.called'>, body: string | undefined): string {
  const { method, path, headers } = request
  const parts = ['curl -sS -i']
  const post = body !== undefined && method !== 'GET'
  if (method !== (post ? 'POST' : 'GET')) parts.push(`-X ${quoted(method)}`)
  for (const [name, value] of headers)
    if (!ownHeaders.test(name) && !(post && value === 'application/x-www-form-urlencoded')) parts.push(`-H ${quoted(`${name}: ${value}`)}`)
  if (post) parts.push(`--data-binary ${quoted(body)}`)
  parts.push(`"http://$AWS_LAMBDA_RUNTIME_API"${quoted(path)}`)
  return parts.join(' \\\n  ')
}
