import type { Packages } from '#export/packages.ts'
import type { Project } from '#project/project.ts'
import { saveFile } from '../shell/save-file.ts'

/** What can be taken home: `bundle` holds the three packages, the event and a README. */
export type Takeaway = 'bundle' | keyof Packages

/** Packs the project and hands it to the browser's downloads. The packer is loaded when it is first needed. */
export async function saveExport(project: Project, what: Takeaway): Promise<void> {
  if (what === 'bundle') {
    const { bundleOf } = await import('#export/bundle.ts')
    const { name, bytes } = bundleOf(project)
    return saveFile(name, bytes, 'application/zip')
  }
  const { packagesOf } = await import('#export/packages.ts')
  saveFile(what, packagesOf(project)[what], 'application/zip')
}
