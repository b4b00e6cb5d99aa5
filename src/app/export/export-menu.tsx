import { Download } from 'lucide-react'
import type { Project } from '#project/project.ts'
import { Menu } from '#ui/menu.tsx'
import { isCompiled } from '../build/build.ts'
import { text } from '../texts/texts.ts'
import { saveExport, type Takeaway } from './save-export.ts'

interface Choice {
  readonly id: Takeaway
  readonly label: string
  readonly hint: string
}

const compiledChoices: readonly Choice[] = [
  {
    id: 'bundle',
    label: text.exporting.everything,
    hint: text.exporting.sources,
  },
  {
    id: 'function-node.zip',
    label: 'function-node.zip',
    hint: text.exporting.node,
  },
]

const choices: readonly Choice[] = [
  { id: 'bundle', label: text.exporting.everything, hint: text.exporting.bundle },
  { id: 'function.zip', label: 'function.zip', hint: text.exporting.function },
  { id: 'layer.zip', label: 'layer.zip', hint: text.exporting.layer },
  { id: 'function-only.zip', label: 'function-only.zip', hint: text.exporting.functionOnly },
]

/** Takes the project home. */
export function ExportMenu({ project }: { readonly project: Project }) {
  const items = (isCompiled(project) ? compiledChoices : choices).map((choice) => ({
    ...choice,
    // A program that does not compile says so below the editor.
    onChoose: () => void saveExport(project, choice.id).catch(() => {}),
  }))
  return (
    <Menu label={text.exporting.label} items={items} align="end">
      <Download size={15} aria-hidden="true" />
      <span className="wide-only">{text.exporting.label}</span>
    </Menu>
  )
}
