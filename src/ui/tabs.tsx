import type { KeyboardEvent, ReactNode } from 'react'
import './tabs.css'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly icon?: ReactNode
  readonly count?: number
}

interface TabsProps<Id extends string> {
  /** Names the list for those who hear it. */
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
  /** Prefix of the ids that tie tabs to their panels. */
  readonly idPrefix: string
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** A row of tabs after the ARIA pattern: one tab stop, arrows move and choose. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, idPrefix }: TabsProps<Id>) {
  const move = (event: KeyboardEvent, index: number) => {
    const target = tabs[steps[event.key]?.(index, tabs.length) ?? -1]
    if (!target) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(target.id)
    document.getElementById(`${idPrefix}-tab-${target.id}`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab, index) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${idPrefix}-tab-${tab.id}`}
          aria-selected={tab.id === chosen}
          aria-controls={`${idPrefix}-panel-${tab.id}`}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => onChoose(tab.id)}
          onKeyDown={(event) => move(event, index)}
        >
          {tab.icon}
          {tab.label}
          {tab.count !== undefined && tab.count > 0 && <span className="tab-count">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}

interface TabPanelProps {
  readonly idPrefix: string
  readonly id: string
  readonly children: ReactNode
  readonly className?: string
}

/** The panel that a tab of the same id shows. */
export function TabPanel({ idPrefix, id, children, className = '' }: TabPanelProps) {
  return (
    <div role="tabpanel" id={`${idPrefix}-panel-${id}`} aria-labelledby={`${idPrefix}-tab-${id}`} className={`tab-panel ${className}`}>
      {children}
    </div>
  )
}
