import { Download } from 'lucide-react'
import type { Project } from '#project/project.ts'
import { Menu } from '#ui/menu.tsx'
import { saveExport, type Takeaway } from './save-export.ts'

const choices: readonly { readonly id: Takeaway; readonly label: string; readonly hint: string }[] = [
  { id: 'bundle', label: 'Everything, with a README', hint: 'The three zips below, the event, and the commands that deploy them' },
  { id: 'function.zip', label: 'function.zip', hint: 'Bootstrap and handler in one package' },
  { id: 'layer.zip', label: 'layer.zip', hint: 'The bootstrap alone, as a layer in /opt' },
  { id: 'function-only.zip', label: 'function-only.zip', hint: 'The handler alone, to use with the layer' },
]

/** Takes the project home. */
export function ExportMenu({ project }: { readonly project: Project }) {
  const items = choices.map((choice) => ({ ...choice, onChoose: () => saveExport(project, choice.id) }))
  return (
    <Menu label="Export" items={items} align="end">
      <Download size={15} aria-hidden="true" />
      <span className="wide-only">Export</span>
    </Menu>
  )
}
