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
import { useWorkspace } from '../workspace/workspace.ts'

const keys: readonly (readonly [keys: string, does: string])[] = [
  ['Ctrl or ⌘ + Enter', 'Invoke with the event'],
  ['Ctrl or ⌘ + K', 'Search commands (F1 inside the editor has its own)'],
  ['Ctrl or ⌘ + S', 'Copy a link that holds the project and the step'],
  ['F6', 'Next pane'],
  ['→ and ←', 'Next and previous step, inside the protocol'],
  ['Shift + → and ←', 'Next and previous phase'],
  ['1, 2, 3', 'Step by phase, by message, by line'],
  ['Home and End', 'First and last step'],
  ['K', 'Play and stop; pause and resume a run that goes on'],
  ['I, O, U', 'Step into, over, out of a function'],
  ['F9', 'Breakpoint on the line, inside the editor'],
  ['F10, Ctrl or ⌘ + F10', 'Step over; run to the line, inside the editor'],
  ['S', 'Deliver the next held message, inside the protocol'],
  ['W, S, A, D, F, I', 'Zoom, pan, fit, idle time, inside the timeline'],
  ['?', 'This list, inside the protocol'],
  ['Ctrl + M', 'Lets Tab leave the editor'],
]

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
    { id: 'invoke', label: 'Invoke', keys: 'Ctrl ↵', onChoose: onInvoke },
    paused ? { id: 'resume', label: 'Resume', onChoose: resume } : { id: 'pause', label: 'Pause: hold every message', onChoose: pause },
    { id: 'step', label: 'Step: deliver the next message', onChoose: step },
    { id: 'stop', label: 'Stop every environment', onChoose: stop },
    { id: 'settings', label: 'Function settings', onChoose: onSettings },
    {
      id: 'report',
      label: 'Runtime report: what every runtime must do, tried on this one',
      onChoose: () => navigate(`/report/${useWorkspace.getState().name}`),
    },
    ...templates.map(({ id, label }) => ({
      id: `open-${id}`,
      label: `Open the template: ${label}`,
      onChoose: () => navigate(`/play/${id}`),
    })),
    ...takeaways(project).map((what) => ({
      id: `export-${what}`,
      label: what === 'bundle' ? 'Export everything, with a README' : `Export ${what}`,
      onChoose: () => saveExport(project, what),
    })),
    ...(session
      ? [
          {
            id: 'trace-save',
            label: 'Trace: download this run',
            onChoose: () => saveFile('run.trace.jsonl', traceParts(session.simulation, deployed), 'application/jsonl'),
          },
        ]
      : []),
    { id: 'trace-open', label: 'Trace: open a saved run, or follow a server', onChoose: () => navigate('/trace') },
    { id: 'present', label: 'Present: large type, for a wall', onChoose: () => location.assign('?present=1') },
    { id: 'theme', label: 'Change between light and dark', onChoose: () => choose(theme === 'dark' ? 'light' : 'dark') },
    { id: 'contrast', label: contrast ? 'Contrast: as the system' : 'Contrast: more', onChoose: () => setContrast(!contrast) },
    { id: 'motion', label: still ? 'Motion: as the system' : 'Motion: less', onChoose: () => setStill(!still) },
    { id: 'keys', label: 'Keys: show them all', keys: '?', onChoose: () => setOpen('help') },
    { id: 'start', label: 'Go to the start page', onChoose: () => navigate('/') },
  ]
  if (open === 'palette') return <Palette commands={commands} onClose={() => setOpen(undefined)} />
  if (open === 'help')
    return (
      <Dialog title="Keys" onClose={() => setOpen(undefined)}>
        <dl className="key-list">
          {keys.map(([key, does]) => (
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
