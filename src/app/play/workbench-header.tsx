import { CloudCheck, CloudOff, RotateCcw, Settings2 } from 'lucide-react'
import { memo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Project } from '#project/project.ts'
import { templates } from '#project/templates.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { ExportMenu } from '../export/export-menu.tsx'
import { Header } from '../shell/header.tsx'
import { text } from '../texts/texts.ts'
import { useWorkspace } from '../workspace/workspace.ts'
import { ShareButton } from './share-button.tsx'

/** Dialogs that the header opens. */
export type WorkbenchDialog = 'projects' | 'history' | 'settings'

interface WorkbenchHeaderProps {
  readonly project: Project
  readonly template: string
  readonly onDialog: (dialog: WorkbenchDialog) => void
}

/** What can be done with the project as a whole. No step of a run draws it again. */
export const WorkbenchHeader = memo(function WorkbenchHeader({ project, template, onDialog }: WorkbenchHeaderProps) {
  const { saving, reset } = useWorkspace()
  const [embedded] = useState(() => new URLSearchParams(location.search).has('embed'))
  return (
    <Header here="play">
      {embedded && (
        <a className="embed-out" href={outside()} target="_blank" rel="noreferrer">
          {text.embed.open}
        </a>
      )}
      <Saving saving={saving} />
      <TemplateMenu template={template} name={project.name} onDialog={onDialog} />
      <IconButton label={text.workbench.again} icon={<RotateCcw size={16} />} onClick={reset} />
      <Button onClick={() => onDialog('settings')} aria-label={text.workbench.settings}>
        <Settings2 size={15} aria-hidden="true" />
        <span className="wide-only">{text.workbench.settingsShort}</span>
      </Button>
      <ShareButton project={project} />
      <ExportMenu project={project} />
    </Header>
  )
})

/** This page in a tab of its own. */
function outside(): string {
  const url = new URL(location.href)
  url.searchParams.delete('embed')
  return url.href
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
  readonly onDialog: (dialog: WorkbenchDialog) => void
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
    <Menu label={text.workbench.template(label)} items={items} align="end">
      <span className="template-name">{label}</span> <span aria-hidden="true">▾</span>
    </Menu>
  )
}
