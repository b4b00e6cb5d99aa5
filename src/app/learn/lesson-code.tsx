import { FolderPen, Play, Settings2, Square } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { textIn } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { isCompiled } from '../build/build.ts'
import { Editor } from '../editor/editor.tsx'
import { changed, fileOf, tabsOf } from './lesson-files.ts'
import { useMarks } from './marks.ts'
import '#ui/field.css'
import './lesson-code.css'

const SettingsDialog = lazy(async () => ({ default: (await import('../settings/settings-dialog.tsx')).SettingsDialog }))

const LessonBuild = lazy(async () => ({ default: (await import('./lesson-build.tsx')).LessonBuild }))
const FilesDialog = lazy(async () => ({ default: (await import('./files-dialog.tsx')).FilesDialog }))

interface LessonCodeProps {
  readonly project: Project
  readonly file: string
  readonly alive: boolean
  readonly opening: boolean
  readonly onFile: (path: string) => void
  readonly onEdit: (change: (project: Project) => Project) => void
  readonly onInvoke: (count: number) => void
  readonly onStop: () => void
}

/** The files of a lesson, one in the editor, and the event that Invoke sends. */
export function LessonCode({ project, file, alive, opening, onFile, onEdit, onInvoke, onStop }: LessonCodeProps) {
  const [settings, setSettings] = useState(false)
  const { marks } = useMarks()
  const [naming, setNaming] = useState(false)
  const paths = tabsOf(project)
  const open = paths.includes(file) ? file : (paths[0] ?? '')
  const source = fileOf(project, open)
  const text = source && textIn(source)
  const executable = source?.executable ?? false
  return (
    <section className="lesson-code" aria-label="Code">
      <div className="file-tabs">
        <div role="tablist" aria-label="Files">
          {paths.map((path) => (
            <button
              key={path}
              type="button"
              role="tab"
              aria-selected={path === open}
              tabIndex={path === open ? 0 : -1}
              onClick={() => onFile(path)}
              onKeyDown={(event) => move(event, paths, path, onFile)}
            >
              {path}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="file-mode"
          aria-pressed={executable}
          aria-label={`${executable ? '0755' : '0644'}, executable bit of ${open}`}
          title={executable ? 'Executable: Lambda may run it' : 'Not executable'}
          onClick={() => onEdit((project) => changed(project, open, { executable: !executable }))}
        >
          {executable ? '0755' : '0644'}
        </button>
        <IconButton label="Files: add, rename, delete" icon={<FolderPen size={15} />} onClick={() => setNaming(true)} />
        <IconButton label="Function settings" icon={<Settings2 size={15} />} onClick={() => setSettings(true)} />
      </div>
      <div className="lesson-editor">
        {text !== undefined && (
          <Editor
            key={open}
            path={open}
            text={text}
            marks={marks}
            onRun={() => onInvoke(1)}
            onChange={(content) => content !== text && onEdit((project) => changed(project, open, { content }))}
          />
        )}
      </div>
      {isCompiled(project) && (
        <Suspense fallback={null}>
          <LessonBuild project={project} onEdit={onEdit} onShow={onFile} />
        </Suspense>
      )}
      <div className="lesson-event">
        <label>
          <span>Event</span>
          <input
            className="input mono"
            value={project.event}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(change) => onEdit((project) => ({ ...project, event: change.target.value }))}
          />
        </label>
        <Button look="primary" className="lesson-invoke" onClick={() => onInvoke(1)} aria-disabled={opening || undefined}>
          <Play size={15} fill="currentColor" aria-hidden="true" />
          Invoke
        </Button>
        <Button onClick={() => onInvoke(3)} title="Three events at the same time" aria-label="×3: invoke three at once">
          ×3
        </Button>
        <IconButton label="End every environment" icon={<Square size={13} fill="currentColor" />} disabled={!alive} onClick={onStop} />
      </div>
      {naming && (
        <Suspense fallback={null}>
          <FilesDialog project={project} open={open} onOpen={onFile} onEdit={onEdit} onClose={() => setNaming(false)} />
        </Suspense>
      )}
      {settings && (
        <Suspense fallback={null}>
          <SettingsDialog config={project.config} onEdit={onEdit} onClose={() => setSettings(false)} />
        </Suspense>
      )}
    </section>
  )
}

/** Arrow keys walk over the tabs. */
function move(event: React.KeyboardEvent<HTMLButtonElement>, paths: readonly string[], from: string, choose: (path: string) => void): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  const target = by && paths[(paths.indexOf(from) + by + paths.length) % paths.length]
  if (!target) return
  event.preventDefault()
  choose(target)
  const tabs = event.currentTarget.parentElement?.querySelectorAll('button')
  tabs?.[paths.indexOf(target)]?.focus()
}
