import { Link } from 'wouter'
import { text } from '../texts/texts.ts'
import { Header } from './header.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <>
      <Header here="home" />
      <main className="not-found">
        <h1>{text.lost.title}</h1>
        <p>
          {text.lost.why} {text.lost.go} <Link href="/">{text.lost.start}</Link>, <Link href="/learn">{text.lost.lessons}</Link>,{' '}
          {text.lost.or} <Link href="/play">{text.lost.playground}</Link>.
        </p>
      </main>
    </>
  )
}
