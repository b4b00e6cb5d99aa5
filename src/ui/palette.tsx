import { type KeyboardEvent, useId, useState } from 'react'
import { Dialog } from './dialog.tsx'
import './palette.css'

export interface PaletteCommand {
  readonly id: string
  readonly label: string
  /** Keys that do the same. */
  readonly keys?: string
  readonly onChoose: () => void
}

/** Commands whose words begin as typed, in their own order. */
export function matching(commands: readonly PaletteCommand[], typed: string): readonly PaletteCommand[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label }) => {
    const words = label.toLowerCase().split(/[\s:/-]+/)
    return wanted.every((one) => words.some((word) => word.startsWith(one)))
  })
}

/** A list of everything that can be done, found by typing: a combobox after the ARIA pattern. */
export function Palette({ commands, onClose }: { readonly commands: readonly PaletteCommand[]; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const found = matching(commands, typed)
  const current = Math.min(at, found.length - 1)
  const choose = (command: PaletteCommand | undefined) => {
    if (!command) return
    onClose()
    command.onChoose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowDown: current + 1, ArrowUp: current - 1 + found.length }[event.key]
    if (event.key === 'Enter') choose(found[current])
    else if (target !== undefined && found.length > 0) setAt(target % found.length)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title="Commands" onClose={onClose}>
      <input
        className="input palette-input"
        role="combobox"
        aria-label="Search commands"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={found[current] && `${list}-${found[current].id}`}
        data-first-focus=""
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label="Commands" className="palette-list">
        {found.map((command, index) => (
          <div
            key={command.id}
            id={`${list}-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className="palette-option"
            onClick={() => choose(command)}
            onKeyDown={onKeyDown}
          >
            <span>{command.label}</span>
            {command.keys && <kbd>{command.keys}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="palette-none">No command begins like that.</p>}
    </Dialog>
  )
}
