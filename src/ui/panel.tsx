import type { ReactNode } from 'react'
import './panel.css'

interface PanelProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly className?: string
  readonly beside?: ReactNode
}

/** A named region of the page with a head and a body. */
export function Panel({ title, actions, beside, children, className = '' }: PanelProps) {
  return (
    <section className={`panel ${className}`} aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
        {beside}
        {actions && <div className="panel-actions">{actions}</div>}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  )
}

interface EmptyProps {
  readonly icon?: ReactNode
  readonly title: string
  readonly children?: ReactNode
}

/** What a panel says while it has nothing to show: why, and what to do. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div className="empty">
      {icon}
      <strong>{title}</strong>
      {children}
    </div>
  )
}
