import { CircleDot, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { breakpoints as allBreakpoints, headerLabel } from '#trace/breakpoints.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Menu } from '#ui/menu.tsx'
import { explainedHeaders } from '../packet/explanations.ts'
import { text } from '../texts/texts.ts'
import { useLineBreakpoints } from './line-breakpoints.ts'
import { useRun } from './run.ts'

/** What pauses the run: messages, headers, lines. */
export function BreakpointsMenu() {
  const { breakpoints, toggleBreakpoint, headerBreakpoints } = useRun()
  const [editing, setEditing] = useState(false)
  const set = breakpoints.size + headerBreakpoints.length
  const items = [
    ...allBreakpoints.map(({ id, label }) => ({
      id,
      label: text.breakpoints.pauseWhen(label),
      checked: breakpoints.has(id),
      onChoose: () => toggleBreakpoint(id),
    })),
    { id: 'more', label: text.breakpoints.more, onChoose: () => setEditing(true) },
  ]
  return (
    <>
      <Menu label={text.breakpoints.label(set)} items={items}>
        <CircleDot size={14} aria-hidden="true" />
        {set > 0 && <b>{set}</b>}
      </Menu>
      {editing && <BreakpointsDialog onClose={() => setEditing(false)} />}
    </>
  )
}

function BreakpointsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={text.breakpoints.title} onClose={onClose}>
      <HeaderForm />
      <LineList />
    </Dialog>
  )
}

function HeaderForm() {
  const { headerBreakpoints, setHeaderBreakpoints } = useRun()
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [problem, setProblem] = useState<string>()
  const add = () => {
    if (!isHeaderName(name.trim())) return setProblem(text.breakpoints.noName)
    setHeaderBreakpoints([...headerBreakpoints, { name: name.trim(), value: value.trim() }])
    setName('')
    setValue('')
    setProblem(undefined)
  }
  return (
    <section className="breakpoints" aria-label={text.breakpoints.headers}>
      <h3>{text.breakpoints.headers}</h3>
      <p>{text.breakpoints.headersWhy}</p>
      <form
        className="breakpoints-new"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Field
          label={text.breakpoints.name}
          list="known-headers"
          className="mono"
          data-first-focus=""
          autoComplete="off"
          problem={problem}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Field
          label={text.breakpoints.value}
          className="mono"
          autoComplete="off"
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
        <Button type="submit">
          <Plus size={14} aria-hidden="true" />
          {text.breakpoints.add}
        </Button>
        <datalist id="known-headers">
          {explainedHeaders.map((header) => (
            <option key={header} value={header} />
          ))}
        </datalist>
      </form>
      <Removable
        label={text.breakpoints.headers}
        rows={headerBreakpoints.map((header) => ({
          says: text.breakpoints.pauseWhen(headerLabel(header)),
          onRemove: () => setHeaderBreakpoints(headerBreakpoints.filter((other) => other !== header)),
        }))}
      />
    </section>
  )
}

/** RFC 9110, 5.1: a field name is a token. */
const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name)

/** The gutter is narrow: here they can be reached and taken away, too. */
function LineList() {
  const { lines, toggle } = useLineBreakpoints()
  const rows = Object.entries(lines).flatMap(([path, numbers]) => numbers.map((line) => ({ path, line })))
  return (
    <section className="breakpoints" aria-label={text.breakpoints.lines}>
      <h3>{text.breakpoints.lines}</h3>
      {rows.length === 0 && <p>{text.breakpoints.noLines}</p>}
      <Removable
        label={text.breakpoints.lines}
        rows={rows.map(({ path, line }) => ({ says: `${path}:${line}`, onRemove: () => toggle(path, line) }))}
      />
    </section>
  )
}

interface RemovableProps {
  readonly label: string
  readonly rows: readonly { readonly says: string; readonly onRemove: () => void }[]
}

function Removable({ label, rows }: RemovableProps) {
  if (rows.length === 0) return null
  return (
    <ul className="breakpoints-list" aria-label={label}>
      {rows.map(({ says, onRemove }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be set twice
        <li key={`${index} ${says}`}>
          <span>{says}</span>
          <IconButton label={text.breakpoints.remove(says)} icon={<X size={14} />} onClick={onRemove} />
        </li>
      ))}
    </ul>
  )
}
