import { piEvent } from './pi-event.ts'

const asked = (queryStringParameters: object | null) => JSON.stringify({ ...piEvent('100'), queryStringParameters })
const right = '3.141592653589793238462643383279502884197169399375105820974944592307816406286208998628034825342117067'

/** Requests to the template for π, and what API Gateway answers with: the status and words of the body. */
export const piRequests: readonly { readonly title: string; readonly event: string; readonly status: number; readonly words: string }[] = [
  { title: '?number=100', event: JSON.stringify(piEvent('100')), status: 200, words: `{"number":100,"pi":"${right}"}` },
  { title: '?number=1', event: asked({ number: '1' }), status: 200, words: '{"number":1,"pi":"3"}' },
  { title: 'a parameter with braces before it', event: asked({ b: '}"{', number: '2' }), status: 200, words: '{"number":2,"pi":"3.1"}' },
  ...['0', '-1', '1.5', '1e9', '1001', '99999999999999999999', 'ten'].map((number) => ({
    title: `?number=${number}`,
    event: asked({ number }),
    status: 400,
    words: `number is ${number}, but has to be a whole number from 1 to 1000.`,
  })),
  { title: 'quotes in the number', event: asked({ number: '1"; exit' }), status: 400, words: 'number is 1??? exit, but' },
  { title: 'no number', event: asked({ name: 'Ada' }), status: 400, words: 'The query has no number. Ask with ?number=100' },
  { title: 'no query', event: asked(null), status: 400, words: 'The query has no number. Ask with ?number=100' },
  { title: 'a number of 40 KB', event: asked({ number: '9'.repeat(40_000) }), status: 400, words: '(40000 characters)' },
]
