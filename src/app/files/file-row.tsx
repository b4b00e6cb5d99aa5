import { Pencil, Trash2 } from 'lucide-react'
import { layerOf } from '#project/layers.ts'
import type { Project } from '#project/project.ts'
import { IconButton } from '#ui/button.tsx'
import { text } from '../texts/texts.ts'
import { fileAt, placeOf, setExecutable } from './edits.ts'

interface FileRowProps {
  readonly project: Project
  /** Its name as a place in the project. */
  readonly name: string
  readonly open: boolean
  readonly onOpen: () => void
  readonly onEdit: (change: (project: Project) => Project) => void
  readonly onRename: () => void
  readonly onRemove: () => void
}

/** One file: its name, its mode, and what can be done with it. */
export function FileRow({ project, name, open, onOpen, onEdit, onRename, onRemove }: FileRowProps) {
  const { layer, path } = placeOf(name)
  const executable = fileAt(project, name)?.file.executable ?? false
  const hidden = layer !== undefined && layerOf(project, path) !== layer
  return (
    <li data-open={open || undefined}>
      <button type="button" className="file-name" aria-current={open ? 'true' : undefined} onClick={onOpen}>
        {hidden ? <s title={text.tree.hidden}>{path}</s> : path}
      </button>
      <button
        type="button"
        className="file-mode"
        aria-pressed={executable}
        aria-label={`${executable ? '0755' : '0644'}, executable bit of ${path}`}
        title={executable ? text.tree.executable : text.tree.notExecutable}
        onClick={() => onEdit((project) => setExecutable(project, name, !executable))}
      >
        {executable ? '0755' : '0644'}
      </button>
      <span className="file-actions">
        <IconButton label={text.tree.rename(path)} icon={<Pencil size={14} />} onClick={onRename} />
        <IconButton label={text.tree.remove(path)} icon={<Trash2 size={14} />} onClick={onRemove} />
      </span>
    </li>
  )
}
