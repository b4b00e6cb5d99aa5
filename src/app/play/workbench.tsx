import { useCallback, useEffect, useState } from 'react'
import type { FixedFiles } from '#coach/fixes.ts'
import type { Project } from '#project/project.ts'
import { PhaseRail } from '../phase-rail/phase-rail.tsx'
import { useView } from '../run/cursor.ts'
import { useRun } from '../run/run.ts'
import { RunBar } from '../run/run-bar.tsx'
import { useInvokeKey } from '../run/use-invoke-key.ts'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { text } from '../texts/texts.ts'
import { Transport } from '../transport/transport.tsx'
import { HistoryDialog } from '../workspace/history-dialog.tsx'
import { ProjectsDialog } from '../workspace/projects-dialog.tsx'
import { useWorkspace } from '../workspace/workspace.ts'
import { BenchLayout } from './bench-layout.tsx'
import { CodeSide } from './code-side.tsx'
import { Commands } from './commands.tsx'
import { Inspector, type InspectorTab } from './inspector.tsx'
import type { PhoneTab } from './phone-tabs.ts'
import { Protocol } from './protocol.tsx'
import { useCoachMarks } from './use-coach-marks.ts'
import { useFollowFile } from './use-line-marks.ts'
import { useNarrow } from './use-narrow.ts'
import { usePlayback } from './use-playback.ts'
import { eventProblem, useCursorInAddress, useWantedStep, useWorkbench } from './use-workbench.ts'
import { type WorkbenchDialog, WorkbenchHeader } from './workbench-header.tsx'
import { WorkbenchNotices } from './workbench-notices.tsx'
import './workbench.css'

/** How the page is shown: `embed` in a page of another's, `present` on a wall. */
function presentationOf(): 'embed' | 'present' | undefined {
  const query = new URLSearchParams(location.search)
  return query.has('embed') ? 'embed' : query.has('present') ? 'present' : undefined
}

/** The playground: code on the left, what happens on the right, time below. */
export function Workbench({ project, template }: { readonly project: Project; readonly template: string }) {
  const { invoke, pause, close, fork, restored } = useRun()
  const { at, look } = useView()
  const { edit, restore } = useWorkspace()
  const bench = useWorkbench(project)
  const narrow = useNarrow()
  const [presentation] = useState(presentationOf)
  const [tab, setTab] = useState<InspectorTab>('answer')
  const [phoneTab, setPhoneTab] = useState<PhoneTab>('code')
  const [dialog, setDialog] = useState<WorkbenchDialog>()
  const shut = () => setDialog(undefined)
  const [refused, setRefused] = useState<string>()
  const wanted = useWantedStep(bench.trace.length)
  useCursorInAddress(at)
  usePlayback(bench)
  useFollowFile(bench)
  useEffect(() => close, [close])
  useEffect(() => {
    if (restored) setPhoneTab('protocol')
  }, [restored])

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
  const fix = (files: FixedFiles) => edit((project) => ({ ...project, files }))
  useCoachMarks(bench, project, fix)
  const inspector = <Inspector bench={bench} tab={tab} onTab={setTab} files={project.files} onFix={fix} />
  return (
    <div className="workbench" data-look={presentation}>
      <WorkbenchHeader project={project} template={template} onDialog={setDialog} />
      {(!narrow || phoneTab === 'protocol') && <PhaseRail rail={bench.rail} />}
      <WorkbenchNotices says={[bench.failure, wanted]} />
      <BenchLayout
        name="bench"
        title={text.workbench.title(project.name)}
        narrow={narrow}
        phoneTab={phoneTab}
        onPhoneTab={setPhoneTab}
        code={code}
        protocol={protocol}
        inspector={inspector}
        runBar={<RunBar onInvoke={send} changed={bench.changed} alive={bench.alive} refused={refused === project.event} />}
        transport={<Transport bench={bench} />}
      />
      <Commands project={project} onInvoke={send} onSettings={() => setDialog('settings')} />
      {dialog === 'projects' && <ProjectsDialog project={project} open={template} onClose={shut} />}
      {dialog === 'history' && <HistoryDialog name={template} project={project} onRestore={restore} onClose={shut} />}
      {dialog === 'settings' && <SettingsDialog config={project.config} tools={project.tools === true} onEdit={edit} onClose={shut} />}
    </div>
  )
}
