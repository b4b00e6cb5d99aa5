import type { ReactNode } from 'react'
import './badge.css'

export type Tone = 'plain' | 'good' | 'bad' | 'warn' | 'ice' | 'accent'

/** A short word about a thing. Its tone only repeats what the word says. */
export function Badge({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  )
}
