import { useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { useLocation } from 'wouter'
import type { Project } from '#project/project.ts'
import { templates } from '#project/templates.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Palette, type PaletteCommand } from '#ui/palette.tsx'
import { isCompiled } from '../build/build.ts'
import { saveExport, type Takeaway } from '../export/save-export.ts'
import { useRun } from '../run/run.ts'
import { traceParts } from '../run/saved-recording.ts'
import { saveFile } from '../shell/save-file.ts'
import { useTheme } from '../shell/theme.ts'
import { text } from '../texts/texts.ts'
import { useWorkspace } from '../workspace/workspace.ts'

interface CommandsProps {
  readonly project: Project
  readonly onInvoke: () => void
  readonly onSettings: () => void
}

const takeaways = (project: Project): readonly Takeaway[] =>
  isCompiled(project) ? ['bundle', 'function-node.zip'] : ['bundle', 'function.zip', 'layer.zip', 'function-only.zip']

/** The command palette, the list of keys, and the keys that work everywhere on the page. */
export function Commands({ project, onInvoke, onSettings }: CommandsProps) {
  const [open, setOpen] = useState<'palette' | 'help'>()
  const [, navigate] = useLocation()
  const { paused, pause, resume, step, stop, session, deployed } = useRun()
  const { theme, contrast, still, choose, setContrast, setStill } = useTheme()
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+k': (event: KeyboardEvent) => {
          // Inside the editor Ctrl+K begins chords of its own.
          if (event.target instanceof Element && event.target.closest('.monaco-editor')) return
          event.preventDefault()
          setOpen('palette')
        },
        '?': (event: KeyboardEvent) => {
          if (event.target instanceof Element && event.target.closest('[aria-label="Protocol"]')) setOpen('help')
        },
      }),
    [],
  )
  // A listener of its own: F6 leads out of text fields, too, and those are left alone by tinykeys.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      nextPane(event.shiftKey ? -1 : 1)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  const commands: readonly PaletteCommand[] = [
    { id: 'invoke', label: text.run.invoke, keys: 'Ctrl ↵', onChoose: onInvoke },
    paused ? { id: 'resume', label: text.run.resume, onChoose: resume } : { id: 'pause', label: text.commands.pause, onChoose: pause },
    { id: 'step', label: text.commands.step, onChoose: step },
    { id: 'stop', label: text.commands.stop, onChoose: stop },
    { id: 'settings', label: text.workbench.settings, onChoose: onSettings },
    {
      id: 'report',
      label: text.commands.report,
      onChoose: () => navigate(`/report/${useWorkspace.getState().name}`),
    },
    ...templates.map(({ id, label }) => ({
      id: `open-${id}`,
      label: text.commands.openTemplate(label),
      onChoose: () => navigate(`/play/${id}`),
    })),
    ...takeaways(project).map((what) => ({
      id: `export-${what}`,
      label: text.commands.exports(what),
      onChoose: () => saveExport(project, what),
    })),
    ...(session
      ? [
          {
            id: 'trace-save',
            label: text.commands.traceSave,
            onChoose: () => saveFile('run.trace.jsonl', traceParts(session.simulation, deployed), 'application/jsonl'),
          },
        ]
      : []),
    { id: 'trace-open', label: text.commands.traceOpen, onChoose: () => navigate('/trace') },
    { id: 'present', label: text.commands.present, onChoose: () => location.assign('?present=1') },
    { id: 'theme', label: text.commands.theme, onChoose: () => choose(theme === 'dark' ? 'light' : 'dark') },
    { id: 'contrast', label: contrast ? text.commands.contrastLess : text.commands.contrastMore, onChoose: () => setContrast(!contrast) },
    { id: 'motion', label: still ? text.commands.motionMore : text.commands.motionLess, onChoose: () => setStill(!still) },
    { id: 'keys', label: text.commands.keys, keys: '?', onChoose: () => setOpen('help') },
    { id: 'start', label: text.commands.start, onChoose: () => navigate('/') },
  ]
  if (open === 'palette') return <Palette commands={commands} onClose={() => setOpen(undefined)} />
  if (open === 'help')
    return (
      <Dialog title={text.keys.title} onClose={() => setOpen(undefined)}>
        <dl className="key-list">
          {text.keys.list.map(([key, does]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    )
  return null
}

const panes = [
  'nav[aria-label="Files"]',
  '.code-pane, .monaco-editor',
  '.event-text',
  '[aria-label="Run"]',
  '[aria-label="Protocol"]',
  '[aria-label="Inspector"]',
  '[aria-label="Time travel"]',
]

/** Moves the focus to the first thing that takes it in the next pane. */
function nextPane(by: 1 | -1): void {
  const found = panes.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? [])
  // One pane may stand inside another: the inner one counts.
  const here = found.findLastIndex((pane) => pane.contains(document.activeElement))
  const pane = found[(here + by + found.length) % found.length]
  const target = pane?.matches('textarea, button')
    ? pane
    : pane?.querySelector<HTMLElement>('[tabindex="0"], button:not([tabindex="-1"]):not(:disabled), textarea, input')
  target?.focus()
}
