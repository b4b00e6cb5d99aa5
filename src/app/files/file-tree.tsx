import { FilePlus2, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Project } from '#project/project.ts'
import { runtimeMetas } from '#runtimes/registry.ts'
import { IconButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { addFile, nameProblem, removeFile, renameFile, setExecutable } from './edits.ts'
import './file-tree.css'

interface FileTreeProps {
  readonly project: Project
  readonly open: string
  readonly onOpen: (path: string) => void
  readonly onEdit: (change: (project: Project) => Project) => void
}

/** The files in /var/task, with their modes. */
export function FileTree({ project, open, onOpen, onEdit }: FileTreeProps) {
  const [naming, setNaming] = useState<{ readonly from?: string }>()
  const paths = Object.keys(project.files).sort()
  const remove = (path: string) => {
    onEdit((project) => removeFile(project, path))
    if (path === open) onOpen(paths.find((other) => other !== path) ?? '')
  }
  const name = (path: string) => {
    const from = naming?.from
    onEdit((project) => (from === undefined ? addFile(project, path) : renameFile(project, from, path)))
    onOpen(path)
    setNaming(undefined)
  }
  return (
    <nav className="file-tree" aria-label="Files">
      <div className="file-tree-head">
        <h2 className="mono">/var/task</h2>
        <IconButton label="Add a file" icon={<FilePlus2 size={16} />} onClick={() => setNaming({})} />
      </div>
      <ul>
        {paths.map((path) => (
          <li key={path} data-open={path === open || undefined}>
            <button type="button" className="file-name" aria-current={path === open ? 'true' : undefined} onClick={() => onOpen(path)}>
              {path}
            </button>
            <button
              type="button"
              className="file-mode"
              aria-pressed={project.files[path]?.executable ?? false}
              aria-label={`${project.files[path]?.executable ? '0755' : '0644'}, executable bit of ${path}`}
              title={project.files[path]?.executable ? 'Executable: Lambda may run it' : 'Not executable'}
              onClick={() => onEdit((project) => setExecutable(project, path, !project.files[path]?.executable))}
            >
              {project.files[path]?.executable ? '0755' : '0644'}
            </button>
            <span className="file-actions">
              <IconButton label={`Rename ${path}`} icon={<Pencil size={14} />} onClick={() => setNaming({ from: path })} />
              <IconButton label={`Delete ${path}`} icon={<Trash2 size={14} />} onClick={() => remove(path)} />
            </span>
          </li>
        ))}
      </ul>
      {naming && (
        <NameForm key={naming.from ?? ''} project={project} from={naming.from} onName={name} onCancel={() => setNaming(undefined)} />
      )}
      <Caveats runtime={project.runtime} />
    </nav>
  )
}

/** What differs here from the real thing: said before anyone is misled. */
function Caveats({ runtime }: { readonly runtime: string }) {
  const meta = runtimeMetas.find(({ id }) => id === runtime)
  if (!meta) return null
  return (
    <details className="caveats">
      <summary>How this {meta.label} differs</summary>
      <ul>
        {meta.caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </details>
  )
}

interface NameFormProps {
  readonly project: Project
  readonly from: string | undefined
  readonly onName: (path: string) => void
  readonly onCancel: () => void
}

function NameForm({ project, from, onName, onCancel }: NameFormProps) {
  const [path, setPath] = useState(from ?? '')
  const [tried, setTried] = useState(false)
  const problem = path === from ? undefined : nameProblem(project, path)
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
