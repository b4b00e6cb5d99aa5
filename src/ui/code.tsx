import { memo, useEffect, useRef } from 'react'
import { highlight, type Language } from './highlight.ts'
import './code.css'

export interface Lit {
  readonly tone: 'working' | 'waiting'
  /** A few words beside the line. */
  readonly says?: string
}

interface CodeProps {
  readonly label: string
  readonly text: string
  readonly language: Language
  /** Lines to light up, counted from 1. */
  readonly lit?: ReadonlyMap<number, Lit>
  /** Lines with a breakpoint. */
  readonly breakpoints?: readonly number[]
}

const nothingLit: ReadonlyMap<number, Lit> = new Map()

/** Code to read. */
export function Code({ label, text, language, lit = nothingLit, breakpoints = [] }: CodeProps) {
  const place = useRef<HTMLPreElement>(null)
  useEffect(() => {
    if (lit.size > 0) place.current?.querySelector('[data-lit]')?.scrollIntoView({ block: 'nearest', inline: 'start' })
  }, [lit])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: it is preformatted text first
    <pre ref={place} className="code scroll" aria-label={label} role="region" tabIndex={0}>
      {text
        .replace(/\n$/, '')
        .split('\n')
        .map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <Line key={index} line={line} language={language} lit={lit.get(index + 1)} stops={breakpoints.includes(index + 1)} />
        ))}
    </pre>
  )
}

interface LineProps {
  readonly line: string
  readonly language: Language
  readonly lit: Lit | undefined
  readonly stops: boolean
}

const Line = memo(function Line({ line, language, lit, stops }: LineProps) {
  return (
    <code className="code-line" data-lit={lit?.tone} data-stops={stops || undefined}>
      <span>
        {highlight(line, language).map(({ kind, text }, index) =>
          kind === 'plain' ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
            <span key={index} className={`token-${kind}`}>
              {text}
            </span>
          ),
        )}
        {lit?.says && <span className="code-mark">{lit.says}</span>}
      </span>
    </code>
  )
})
