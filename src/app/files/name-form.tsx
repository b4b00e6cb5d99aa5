import { useState } from 'react'
import type { Project } from '#project/project.ts'
import { Field } from '#ui/field.tsx'
import { nameProblem } from './edits.ts'

interface NameFormProps {
  readonly project: Project
  readonly layer: number | undefined
  readonly from: string | undefined
  readonly onName: (path: string) => void
  readonly onCancel: () => void
}

/** Asks for the name of a file. */
export function NameForm({ project, layer, from, onName, onCancel }: NameFormProps) {
  const [path, setPath] = useState(from ?? '')
  const [tried, setTried] = useState(false)
  const problem = path === from ? undefined : nameProblem(project, path, layer)
  return (
    <form
      className="file-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (path === from) onCancel()
        else if (!problem) onName(path)
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <Field
        label={from === undefined ? 'Name of the new file' : `New name of ${from}`}
        value={path}
        className="mono"
        autoFocus
        spellCheck={false}
        autoCapitalize="off"
        hint="Enter keeps it, Escape cancels"
        problem={tried || path !== '' ? problem : undefined}
        onChange={(event) => setPath(event.target.value)}
      />
    </form>
  )
}
