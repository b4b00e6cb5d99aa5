import type { Bytes } from './bytes.ts'
import type { HeaderList } from './carried-headers.ts'

/** An HTTP request as a program wrote it. */
export interface PlainRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Bytes
}

/** An HTTP response as it came. Header names are in lower case and sorted, as `fetch` gives them. */
export interface PlainResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderList
  readonly body: Bytes
}
