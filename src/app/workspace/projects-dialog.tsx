import { Copy, FolderPlus, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Project } from '#project/project.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { text } from '../texts/texts.ts'
import { type DraftEntry, dropDraft, listDrafts, putDraft } from './drafts.ts'
import './dialogs.css'

interface ProjectsProps {
  readonly project: Project
  /** Name of the draft that is open. */
  readonly open: string
  readonly onClose: () => void
}

const timeOf = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** A name under which a new draft is kept. */
const freshName = (): string => `project-${Date.now().toString(36)}`

/** Every project in this browser: to open, to copy, to throw away. */
export function ProjectsDialog({ project, open, onClose }: ProjectsProps) {
  const [drafts, setDrafts] = useState<readonly DraftEntry[]>()
  const [title, setTitle] = useState('')
  const [, navigate] = useLocation()
  useEffect(() => {
    listDrafts().then(setDrafts, () => setDrafts([]))
  }, [])
  const go = (name: string) => {
    onClose()
    navigate(`/play/${name}`)
  }
  const create = async (from: Project) => {
    const name = freshName()
    await putDraft(name, from)
    go(name)
  }
  const drop = async (name: string) => {
    await dropDraft(name)
    setDrafts(await listDrafts())
  }
  return (
    <Dialog title={text.projects.title} onClose={onClose}>
      <form
        className="projects-new"
        onSubmit={(event) => {
          event.preventDefault()
          create({ ...project, name: title.trim() || text.projects.untitled })
        }}
      >
        <input
          className="input"
          data-first-focus=""
          aria-label={text.projects.name}
          placeholder={text.projects.name}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        <Button type="submit">
          <FolderPlus size={15} aria-hidden="true" />
          {text.projects.create}
        </Button>
      </form>
      <ul className="projects-list" aria-label={text.projects.list}>
        {drafts?.map((draft) => (
          <li key={draft.name}>
            <button type="button" className="projects-open" aria-current={draft.name === open || undefined} onClick={() => go(draft.name)}>
              <b>{draft.project.name}</b>
              <small>
                {draft.name === open ? text.projects.isOpen : timeOf.format(draft.savedAt)} · {Object.keys(draft.project.files).length}{' '}
                files
              </small>
            </button>
            <IconButton
              label={text.projects.copy(draft.project.name)}
              icon={<Copy size={14} />}
              onClick={() => create({ ...draft.project, name: `${draft.project.name} copy` })}
            />
            <IconButton
              label={text.projects.drop(draft.project.name)}
              icon={<Trash2 size={14} />}
              disabled={draft.name === open}
              onClick={() => drop(draft.name)}
            />
          </li>
        ))}
      </ul>
      {drafts?.length === 0 && <p className="projects-none">{text.projects.none}</p>}
    </Dialog>
  )
}
