import { Download } from 'lucide-react'
import type { Project } from '#project/project.ts'
import { Menu } from '#ui/menu.tsx'
import { isCompiled } from '../build/build.ts'
import { saveExport, type Takeaway } from './save-export.ts'

interface Choice {
  readonly id: Takeaway
  readonly label: string
  readonly hint: string
}

const compiledChoices: readonly Choice[] = [
  {
    id: 'bundle',
    label: 'Everything, with a README',
    hint: 'Sources with CMake, a Dockerfile and a workflow that build them natively, and the zip below',
  },
  {
    id: 'function-node.zip',
    label: 'function-node.zip',
    hint: 'Deploys at once: managed Node.js runtime, not a custom one. It runs the WebAssembly that ran here',
  },
]

const choices: readonly Choice[] = [
  { id: 'bundle', label: 'Everything, with a README', hint: 'The three zips below, the event, and the commands that deploy them' },
  { id: 'function.zip', label: 'function.zip', hint: 'Bootstrap and handler in one package' },
  { id: 'layer.zip', label: 'layer.zip', hint: 'The bootstrap alone, as a layer in /opt' },
  { id: 'function-only.zip', label: 'function-only.zip', hint: 'The handler alone, to use with the layer' },
]

/** Takes the project home. */
export function ExportMenu({ project }: { readonly project: Project }) {
  const items = (isCompiled(project) ? compiledChoices : choices).map((choice) => ({
    ...choice,
    // A program that does not compile says so below the editor.
    onChoose: () => void saveExport(project, choice.id).catch(() => {}),
  }))
  return (
    <Menu label="Export" items={items} align="end">
      <Download size={15} aria-hidden="true" />
      <span className="wide-only">Export</span>
    </Menu>
  )
}
