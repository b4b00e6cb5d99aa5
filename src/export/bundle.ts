import type { Bytes } from '#base/bytes.ts'
import type { FileSet } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import { packagesOf } from './packages.ts'
import { readmeOf } from './readme.ts'
import { zipOf } from './zip.ts'

/** One download: the three packages, the event, and a README that tells how to deploy, call and remove them. */
export function bundleOf(project: Project): { readonly name: string; readonly bytes: Bytes } {
  const packages = Object.entries(packagesOf(project)).map(([name, content]) => [name, { content, executable: false }])
  const files: FileSet = {
    ...Object.fromEntries(packages),
    'README.md': { content: readmeOf(project), executable: false },
    'event.json': { content: project.event, executable: false },
  }
  return { name: `${project.config.functionName}.zip`, bytes: zipOf(files) }
}
