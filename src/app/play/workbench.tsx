import { CloudCheck, CloudOff, RotateCcw, Settings2 } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Project } from '#project/project.ts'
import { templates } from '#project/templates.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Split } from '#ui/split.tsx'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { ExportMenu } from '../export/export-menu.tsx'
import { PhaseRail } from '../phase-rail/phase-rail.tsx'
import { useView } from '../run/cursor.ts'
import { useRun } from '../run/run.ts'
import { RunBar } from '../run/run-bar.tsx'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { Header } from '../shell/header.tsx'
import { text } from '../texts/texts.ts'
import { Transport } from '../transport/transport.tsx'
import { HistoryDialog } from '../workspace/history-dialog.tsx'
import { ProjectsDialog } from '../workspace/projects-dialog.tsx'
import { useWorkspace } from '../workspace/workspace.ts'
import { CodeSide } from './code-side.tsx'
import { Commands } from './commands.tsx'
import { Inspector, type InspectorTab } from './inspector.tsx'
import { Protocol } from './protocol.tsx'
import { ShareButton } from './share-button.tsx'
import { useFollowFile } from './use-line-marks.ts'
import { useNarrow } from './use-narrow.ts'
import { usePlayback } from './use-playback.ts'
import { eventProblem, useCursorInAddress, useInvokeKey, useWorkbench } from './use-workbench.ts'
import './workbench.css'

type PhoneTab = 'code' | 'protocol' | 'inspect'
const phoneTabs = [
  { id: 'code', label: 'Code' },
  { id: 'protocol', label: 'Protocol' },
  { id: 'inspect', label: 'Inspect' },
] as const

/** The playground: code on the left, what happens on the right, time below. */
export function Workbench({ project, template }: { readonly project: Project; readonly template: string }) {
  const { invoke, pause, close, fork } = useRun()
  const { at, look } = useView()
  const { edit, saving, notice, reset, discarded, undoReset, takeOver, restore } = useWorkspace()
  const bench = useWorkbench(project)
  const narrow = useNarrow()
  const [tab, setTab] = useState<InspectorTab>('answer')
  const [phoneTab, setPhoneTab] = useState<PhoneTab>('code')
  const [settings, setSettings] = useState(false)
  const [dialog, setDialog] = useState<'projects' | 'history'>()
  const [refused, setRefused] = useState<string>()
  useCursorInAddress(at)
  usePlayback(bench)
  useFollowFile(bench)
  useEffect(() => close, [close])

  const send = useCallback(() => {
    const problem = eventProblem(project)
    setRefused(problem && project.event)
    setPhoneTab(problem ? 'code' : 'protocol')
    if (problem) document.querySelector<HTMLElement>('.event-text')?.focus()
    else invoke(project)
  }, [project, invoke])
  useInvokeKey(send)

  const choose = (seq: number) => {
    bench.go(seq)
    if (tab === 'answer') setTab('packet')
  }
  const code = <CodeSide project={project} problems={bench.problems} onEdit={edit} onRun={send} narrow={narrow} bench={bench} />
  const protocol = (
    <Protocol
      bench={bench}
      held={bench.held}
      onChoose={choose}
      onLook={look}
      onFork={() => fork(project, bench.cursor)}
      onFirstStep={() => {
        pause()
        send()
      }}
    />
  )
  const inspector = (
    <Inspector bench={bench} tab={tab} onTab={setTab} files={project.files} onFix={(files) => edit((project) => ({ ...project, files }))} />
  )
  const runBar = <RunBar onInvoke={send} changed={bench.changed} alive={bench.alive} refused={refused === project.event} />
  const transport = <Transport bench={bench} />
  return (
    <div className="workbench">
      <Header here="play">
        <Saving saving={saving} />
        <TemplateMenu template={template} name={project.name} onDialog={setDialog} />
        <IconButton label="Start this template again" icon={<RotateCcw size={16} />} onClick={reset} />
        <Button onClick={() => setSettings(true)} aria-label="Function settings">
          <Settings2 size={15} aria-hidden="true" />
          <span className="wide-only">Settings</span>
        </Button>
        <ShareButton project={project} />
        <ExportMenu project={project} />
      </Header>
      {(!narrow || phoneTab === 'protocol') && <PhaseRail rail={bench.rail} />}
      {[notice, bench.failure].map(
        (says) =>
          says && (
            <p key={says} className="workbench-notice" role="alert">
              {says}
            </p>
          ),
      )}
      {saving === 'elsewhere' && (
        <p className="workbench-notice" role="status">
          {text.saving.elsewhereWhy}{' '}
          <button type="button" className="link" onClick={takeOver}>
            {text.saving.takeOver}
          </button>
        </p>
      )}
      {discarded && (
        <p className="workbench-notice" role="status">
          The template was started again.{' '}
          <button type="button" className="link" onClick={undoReset}>
            Undo: bring my version back
          </button>
        </p>
      )}
      {narrow ? (
        <>
          <main className="phone">
            <h1 className="visually-hidden">Playground: {project.name}</h1>
            <TabPanel idPrefix="phone" id={phoneTab} className="phone-panel">
              {{ code, protocol, inspect: inspector }[phoneTab]}
            </TabPanel>
          </main>
          <footer className="thumb">
            {phoneTab !== 'code' && transport}
            {runBar}
            <Tabs label="Views" idPrefix="phone" tabs={phoneTabs} chosen={phoneTab} onChoose={setPhoneTab} />
          </footer>
        </>
      ) : (
        <>
          <main className="bench">
            <h1 className="visually-hidden">Playground: {project.name}</h1>
            <Split
              name="bench"
              direction="horizontal"
              panes={[
                { id: 'code', content: code, share: 50, min: 360 },
                {
                  id: 'protocol',
                  share: 50,
                  min: 420,
                  content: (
                    <div className="bench-right">
                      <div className="bench-run">{runBar}</div>
                      <Split
                        name="right"
                        direction="vertical"
                        panes={[
                          { id: 'sequence', content: protocol, share: 58, min: 140 },
                          { id: 'inspector', content: inspector, share: 42, min: 90 },
                        ]}
                      />
                    </div>
                  ),
                },
              ]}
            />
          </main>
          {transport}
        </>
      )}
      <Commands project={project} onInvoke={send} onSettings={() => setSettings(true)} />
      {dialog === 'projects' && <ProjectsDialog project={project} open={template} onClose={() => setDialog(undefined)} />}
      {dialog === 'history' && <HistoryDialog name={template} project={project} onRestore={restore} onClose={() => setDialog(undefined)} />}
      {settings && <SettingsDialog config={project.config} onEdit={edit} onClose={() => setSettings(false)} />}
    </div>
  )
}

function Saving({ saving }: { readonly saving: 'saved' | 'saving' | 'failed' | 'elsewhere' }) {
  const kept = saving === 'saved' || saving === 'saving'
  return (
    <span className="saving" data-state={saving} role="status">
      {kept ? <CloudCheck size={14} aria-hidden="true" /> : <CloudOff size={14} aria-hidden="true" />}
      <span className="wide-only">{text.saving[saving]}</span>
    </span>
  )
}

interface TemplateMenuProps {
  readonly template: string
  readonly name: string
  readonly onDialog: (dialog: 'projects' | 'history') => void
}

function TemplateMenu({ template, name, onDialog }: TemplateMenuProps) {
  const [, navigate] = useLocation()
  const label = templates.find(({ id }) => id === template)?.label ?? name
  const items = [
    ...templates.map(({ id, label, says }) => ({ id, label, hint: says, onChoose: () => navigate(`/play/${id}`) })),
    { id: 'projects', label: text.projects.menu, onChoose: () => onDialog('projects') },
    { id: 'history', label: text.history.menu, onChoose: () => onDialog('history') },
  ]
  return (
    <Menu label={`Template: ${label}`} items={items} align="end">
      <span className="template-name">{label}</span> <span aria-hidden="true">▾</span>
    </Menu>
  )
}
