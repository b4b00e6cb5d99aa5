import { Link } from 'wouter'
import { Empty } from '#ui/panel.tsx'
import { Header } from './header.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <>
      <Header here="home" />
      <main style={{ height: '70dvh' }}>
        <Empty title="There is no page at this address">
          <p>
            Go to the <Link href="/">start page</Link>, or <Link href="/play">open the playground</Link>.
          </p>
        </Empty>
      </main>
    </>
  )
}
