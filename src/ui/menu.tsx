import { Check } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import './menu.css'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Makes it an item that is on or off; choosing it leaves the menu open. */
  readonly checked?: boolean
  readonly onChoose: () => void
}

interface MenuProps {
  readonly label: string
  readonly children: ReactNode
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'end'
  readonly look?: ButtonProps['look']
}

/** A button that opens a list of actions: arrows move, Escape closes and gives the focus back. */
export function Menu({ label, children, items, align = 'start', look = 'plain' }: MenuProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const listId = useId()

  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])

  const close = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'Escape') return close()
    if (event.key === 'Tab') return setOpen(false)
    const found = [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const here = found.findIndex((item) => item.contains(document.activeElement))
    const target = { ArrowDown: here + 1, ArrowUp: here - 1 + found.length, Home: 0, End: found.length - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    found[target % found.length]?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu items inside it
    <div className="menu" ref={root} data-align={align} onKeyDown={onKeyDown}>
      <Button
        look={look}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
      >
        {children}
      </Button>
      {open && (
        <div className="menu-list" role="menu" aria-label={label} id={listId}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              {...(item.checked !== undefined && { role: 'menuitemcheckbox', 'aria-checked': item.checked })}
              tabIndex={-1}
              onClick={() => {
                if (item.checked === undefined) close()
                item.onChoose()
              }}
            >
              {item.checked !== undefined && (
                <Check size={14} aria-hidden="true" className="menu-check" data-on={item.checked || undefined} />
              )}
              {item.label}
              {item.hint && <small>{item.hint}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
