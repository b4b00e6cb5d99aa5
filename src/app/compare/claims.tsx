import { Badge } from '#ui/badge.tsx'
import { claimsOn, type Samples } from './model.ts'

/** What the article says, beside what this run says. */
export function Claims({ samples }: { readonly samples: Samples }) {
  const claims = claimsOn(samples)
  if (claims.length === 0) return null
  return (
    <section className="compare-claims" aria-label="The article’s claims">
      <h2>The article’s claims</h2>
      <ul>
        {claims.map(({ says, holds, found }) => (
          <li key={says}>
            <Badge tone={holds ? 'good' : 'warn'}>{holds ? 'holds here' : 'not here'}</Badge> <q>{says}</q> {found}
          </li>
        ))}
      </ul>
    </section>
  )
}
