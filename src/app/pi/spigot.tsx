import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type SpigotStep, type Word, words } from '#pi/seed-spigot.ts'
import { IconButton } from '#ui/button.tsx'
import { spigotSteps } from './runner.ts'
import { bitsOf, emittedUpTo, firstWrap } from './spigot-model.ts'

const stepCount = 40
const labels: Readonly<Record<Word, string>> = { uint32: '32 bits', uint64: '64 bits', uint128: '128 bits' }

/** The spigot of the exercise in machine words, step by step: right digits first, and then the product that no longer fits. */
export function Spigot() {
  const [word, setWord] = useState<Word>('uint64')
  const [steps, setSteps] = useState<readonly SpigotStep[]>([])
  const [at, setAt] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    spigotSteps(word, stepCount, leaving.signal).then(
      (seen) => {
        setSteps(seen)
        setAt(firstWrap(seen))
      },
      () => setSteps([]),
    )
    return () => leaving.abort(new Error('Another word was chosen.'))
  }, [word])
  const step = steps[at]
  return (
    <section className="pi-card pi-spigot" aria-labelledby="pi-spigot-title">
      <h2 id="pi-spigot-title">Where the exercise begins: a spigot that overflows</h2>
      <p>
        The function that started this page keeps two fractions, a/b and a1/b1, with π between them; a digit is sure once both agree. Its
        numbers grow with every step, until a product no longer fits its word and wraps. Then the digits are wrong, and nothing says so.
      </p>
      <fieldset className="pi-words">
        <legend className="visually-hidden">Size of the whole numbers</legend>
        {(Object.keys(words) as Word[]).map((one) => (
          <label key={one}>
            <input type="radio" name="word" checked={word === one} onChange={() => setWord(one)} /> {labels[one]}
          </label>
        ))}
      </fieldset>
      {step && (
        <>
          <Emitted steps={steps.slice(0, at + 1)} />
          <div className="pi-stepper">
            <IconButton label="Step back" icon={<ChevronLeft size={18} />} disabled={at === 0} onClick={() => setAt(at - 1)} />
            <input
              type="range"
              min={1}
              max={steps.length}
              value={at + 1}
              onChange={(event) => setAt(Number(event.target.value) - 1)}
              aria-label="Step"
            />
            <IconButton
              label="Step forward"
              icon={<ChevronRight size={18} />}
              disabled={at === steps.length - 1}
              onClick={() => setAt(at + 1)}
            />
            <span className="pi-note">
              Step {step.step} of {steps.length}
            </span>
          </div>
          <State step={step} word={word} />
        </>
      )}
    </section>
  )
}

function Emitted({ steps }: { readonly steps: readonly SpigotStep[] }) {
  const { right, wrong } = emittedUpTo(steps)
  return (
    <p className="pi-emitted">
      <span data-right="true">{right || '–'}</span>
      {wrong && <span data-right="false">{wrong}</span>}
      <small>
        {right.length} right{wrong && ', then wrong'}
      </small>
    </p>
  )
}

function State({ step, word }: { readonly step: SpigotStep; readonly word: Word }) {
  const variables = [
    ['a', step.a],
    ['b', step.b],
    ['a1', step.a1],
    ['b1', step.b1],
  ] as const
  return (
    <>
      <dl className="pi-variables">
        {variables.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className="pi-bits" aria-hidden="true">
                <span style={{ inlineSize: `${(bitsOf(value) / words[word]) * 100}%` }} />
              </span>
              <code>{String(value)}</code>
              <small>
                {bitsOf(value)} of {words[word]} bits
              </small>
            </dd>
          </div>
        ))}
      </dl>
      {step.wrapped.length > 0 && (
        <ul className="pi-wrapped">
          {step.wrapped.slice(0, 4).map(({ expression, value, kept }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of a step never changes
            <li key={i}>
              <strong>{expression}</strong> is <code>{String(value)}</code>, which needs {bitsOf(value)} bits; {words[word]} of them are
              kept: <code>{String(kept)}</code>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
