import { Link } from 'wouter'
import { Header } from './header.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <>
      <Header here="home" />
      <main className="not-found">
        <h1>There is no page at this address</h1>
        <p>
          It may have been typed wrong, or cut when it was copied. Nothing of yours is lost: drafts stay in this browser. Go to the{' '}
          <Link href="/">start page</Link>, <Link href="/learn">the lessons</Link>, or <Link href="/play">the playground</Link>.
        </p>
      </main>
    </>
  )
}
