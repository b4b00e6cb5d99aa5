import type { Packages } from '#export/packages.ts'
import { bytesIn } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import { built, isCompiled } from '../build/build.ts'
import { saveFile } from '../shell/save-file.ts'

/** What can be taken home: `bundle` holds the three packages, the event and a README. */
export type Takeaway = 'bundle' | 'function-node.zip' | keyof Packages

/** Packs the project and hands it to the browser's downloads. The packer is loaded when it is first needed. */
export async function saveExport(project: Project, what: Takeaway): Promise<void> {
  if (isCompiled(project)) return saveCompiled(project, what)
  if (what === 'function-node.zip') return
  if (what === 'bundle') {
    const { bundleOf } = await import('#export/bundle.ts')
    const { name, bytes } = bundleOf(project)
    return saveFile(name, bytes, 'application/zip')
  }
  const { packagesOf } = await import('#export/packages.ts')
  saveFile(what, packagesOf(project)[what], 'application/zip')
}

/** What a compiled project takes home holds its program, so it is built first. */
async function saveCompiled(project: Project, what: Takeaway): Promise<void> {
  const { files } = await built(project)
  const { cppBundleOf, nodeZipOf } = await import('#export/cpp-bundle.ts')
  const { nodeHandler } = await import('#runtimes/cpp/node-handler.generated.ts')
  if (!files.bootstrap) return
  const program = { bootstrap: bytesIn(files.bootstrap), index: nodeHandler }
  if (what === 'function-node.zip') return saveFile(what, nodeZipOf(program), 'application/zip')
  const { name, bytes } = cppBundleOf(project, program)
  saveFile(name, bytes, 'application/zip')
}
