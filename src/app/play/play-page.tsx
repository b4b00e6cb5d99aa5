import { useEffect } from 'react'
import { useWorkspace } from '../workspace/workspace.ts'
import { Workbench } from './workbench.tsx'

/** The playground for one template: its draft, or what it begins with. */
export function PlayPage({ template }: { readonly template: string }) {
  const { open, project, name } = useWorkspace()
  useEffect(() => {
    open(template)
  }, [open, template])
  return project && name === template ? <Workbench project={project} template={template} /> : <main aria-busy="true" />
}
