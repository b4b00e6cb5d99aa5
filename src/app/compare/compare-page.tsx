import { compared } from '#project/compared.ts'
import { Header } from '../shell/header.tsx'
import { Comparison } from './comparison.tsx'
import { useComparison } from './use-comparison.ts'

/** The article's comparison: π by the same spigot in three languages, measured in turn before the reader's eyes. */
export function ComparePage() {
  const { traces } = useComparison()
  return (
    <>
      <Header here="compare" />
      <main className="compare">
        <h1>π in C++, bash and Python</h1>
        <p className="compare-lead">
          The same spigot, the same events, the same simulated Lambda. The first run fetches clang (about 40 MB) and Python (about 13 MB).
        </p>
        <Comparison />
        <p className="compare-note">
          Warm invocations, measured in this browser; they are not Lambda’s times. Between the languages only the program differs: the
          protocol’s part is that of a message to the page and back. All three run as WebAssembly or on an interpreter of ours: on Lambda,
          C++ is machine code and bash is GNU’s.
        </p>
        <section className="compare-traces" aria-label="What happened">
          {compared.map(({ id, label, says }) => (
            <details key={id}>
              <summary>
                <b>{label}</b>: {says}
              </summary>
              <pre>{traces[id] ?? 'Measure first: here stands what the last invocation told, line by line.'}</pre>
            </details>
          ))}
        </section>
      </main>
    </>
  )
}
