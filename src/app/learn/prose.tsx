import { Check, Lightbulb } from 'lucide-react'
import { type ComponentProps, isValidElement, lazy, type ReactNode, Suspense, useEffect, useId, useState } from 'react'
import { Link } from 'wouter'
import { Code } from '#ui/code.tsx'
import { languageOf } from '#ui/highlight.ts'
import { Bill, Environments, Stage } from './figures.tsx'
import { conditions, useSight } from './sight.ts'
import './prose.css'

/** Once true, always true: a task that was done stays done. */
function useOnce(holds: boolean): boolean {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (holds) setDone(true)
  }, [holds])
  return done || holds
}

/** Something to do. It is ticked when it was seen to happen. */
function Do({ when, children }: { readonly when: string; readonly children: ReactNode }) {
  const sight = useSight()
  const condition = conditions[when]
  if (!condition) throw new Error(`Failed to draw a task: there is no condition "${when}"`)
  const done = useOnce(condition(sight))
  return (
    <div className="task" data-done={done || undefined}>
      <span className="task-mark">
        {done && <Check size={13} strokeWidth={3} aria-hidden="true" />}
        <span className="visually-hidden">{done ? 'Done: ' : 'To do: '}</span>
      </span>
      <div>{children}</div>
    </div>
  )
}

interface FindProps {
  /** Label of the step that answers the question, as the picture shows it. */
  readonly step: string
  /** What is said when it was found. */
  readonly because: string
  readonly children: ReactNode
}

/** A question that is answered by choosing a step of the picture. */
function Find({ step, because, children }: FindProps) {
  const chosen = useSight().step
  const found = useOnce(chosen?.includes(step) ?? false)
  return (
    <div className="task" data-done={found || undefined}>
      <span className="task-mark">
        {found && <Check size={13} strokeWidth={3} aria-hidden="true" />}
        <span className="visually-hidden">{found ? 'Found: ' : 'To find: '}</span>
      </span>
      <div>
        {children}
        <p className="task-says" aria-live="polite">
          {found ? because : ''}
        </p>
      </div>
    </div>
  )
}

interface PredictProps {
  readonly question: string
  /** The choices: what one may think, and what there is to say about it. The right one begins with `*`. */
  readonly choices: readonly (readonly [choice: string, because: string])[]
}

/** What comes next? Asked before it happens: a guess that turns out wrong teaches most. */
function Predict({ question, choices }: PredictProps) {
  const [chosen, setChosen] = useState<number>()
  const name = useId()
  const because = choices[chosen ?? -1]?.[1]
  const right = chosen !== undefined && isRight(choices[chosen]?.[0])
  return (
    <fieldset className="predict" data-answered={chosen !== undefined || undefined}>
      <legend>
        <Lightbulb size={15} aria-hidden="true" /> Predict: {question}
      </legend>
      {choices.map(([choice], index) => (
        <label key={choice} data-right={chosen === index ? isRight(choice) : undefined}>
          <input type="radio" name={name} checked={chosen === index} onChange={() => setChosen(index)} />
          {choice.replace(/^\*/, '')}
        </label>
      ))}
      <p className="predict-says" aria-live="polite">
        {because && (
          <>
            <b>{right ? 'Yes.' : 'Not quite.'}</b> {because}
          </>
        )}
      </p>
    </fieldset>
  )
}

const isRight = (choice = ''): boolean => choice.startsWith('*')

function Note({ children }: { readonly children: ReactNode }) {
  return <aside className="note-box">{children}</aside>
}

const Comparison = lazy(async () => ({ default: (await import('../compare/comparison.tsx')).Comparison }))
const figures = { stage: Stage, bill: Bill, environments: Environments, languages: Comparison } as const

/** A picture of what just happened. */
function Figure({ show, children }: { readonly show: keyof typeof figures; readonly children?: ReactNode }) {
  const Drawn = figures[show]
  return (
    <figure className="figure">
      <Suspense fallback={null}>
        <Drawn />
      </Suspense>
      {children && <figcaption>{children}</figcaption>}
    </figure>
  )
}

function Pre({ children }: ComponentProps<'pre'>) {
  if (!isValidElement<{ children?: ReactNode; className?: string }>(children)) return <pre>{children}</pre>
  const text = String(children.props.children ?? '')
  const name = (children.props.className ?? '').replace('language-', '')
  const language = name === 'json' ? 'json' : name === 'text' ? 'plain' : languageOf('x.sh', text)
  return (
    <div className="prose-code">
      <Code label="Example" text={text} language={language} />
    </div>
  )
}

function Anchor({ href = '', children }: ComponentProps<'a'>) {
  if (href.startsWith('/')) return <Link href={href}>{children}</Link>
  const outside = /^https?:/.test(href)
  return (
    <a href={href} {...(outside && { target: '_blank', rel: 'noreferrer' })}>
      {children}
    </a>
  )
}

/** The tags that the prose of lessons may use. */
export const proseTags = { Do, Find, Predict, Note, Figure, pre: Pre, a: Anchor } as const
