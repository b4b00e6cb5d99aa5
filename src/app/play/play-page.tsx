import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { receive } from '../workspace/shared.ts'
import { useWorkspace } from '../workspace/workspace.ts'
import { Workbench } from './workbench.tsx'

/** The playground for one template: its draft, or what it begins with. */
export function PlayPage({ template }: { readonly template: string }) {
  const { open, tell, project, name } = useWorkspace()
  const [, navigate] = useLocation()
  useEffect(() => {
    receive(location.hash).then((received) => {
      if (received && 'name' in received) return navigate(`/play/${received.name}${location.search}`, { replace: true })
      return open(template).then(() => received && tell(received.says))
    })
  }, [open, tell, navigate, template])
  return project && name === template ? <Workbench project={project} template={template} /> : <main aria-busy="true" />
}
