import { useEffect, useState } from 'react'
import { type FileSet, textIn } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { text } from '../texts/texts.ts'
import { draftHistory, type Version } from './drafts.ts'
import './dialogs.css'

interface HistoryProps {
  /** Name of the draft. */
  readonly name: string
  readonly project: Project
  readonly onRestore: (project: Project) => void
  readonly onClose: () => void
}

const timeOf = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })

/** Paths whose file is not the same in both. */
const changedFiles = (now: FileSet, then: FileSet): readonly string[] =>
  [...new Set([...Object.keys(now), ...Object.keys(then)])].filter((path) => {
    const [a, b] = [now[path], then[path]]
    return !a || !b || a.executable !== b.executable || textIn(a) !== textIn(b)
  })

/** Earlier versions of this draft; the present one is not lost by going back. */
export function HistoryDialog({ name, project, onRestore, onClose }: HistoryProps) {
  const [versions, setVersions] = useState<readonly Version[]>()
  useEffect(() => {
    draftHistory(name).then(setVersions, () => setVersions([]))
  }, [name])
  return (
    <Dialog title={text.history.title} onClose={onClose}>
      <p className="projects-none">{versions?.length === 0 ? text.history.none : text.history.intro}</p>
      <ol className="projects-list" aria-label={text.history.title}>
        {versions?.map((version) => {
          const changed = changedFiles(project.files, version.project.files)
          return (
            <li key={version.savedAt}>
              <span className="projects-open">
                <b>{timeOf.format(version.savedAt)}</b>
                <small>{changed.length === 0 ? text.history.same : text.history.differs(changed)}</small>
              </span>
              <Button
                onClick={() => {
                  onRestore(version.project)
                  onClose()
                }}
              >
                {text.history.restore}
              </Button>
            </li>
          )
        })}
      </ol>
    </Dialog>
  )
}
