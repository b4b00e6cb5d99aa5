import type { Bytes } from '#base/bytes.ts'
import type { FileSet } from '#project/files.ts'
import { optOf } from '#project/layers.ts'
import type { Project } from '#project/project.ts'
import { zipOf } from './zip.ts'

/** What Lambda takes. `function.zip` stands alone; `function-only.zip` needs `layer.zip` beside it. */
export interface Packages {
  /** All of /var/task. */
  readonly 'function.zip': Bytes
  /** All of /opt, the layers in one, with the bootstrap that runs. */
  readonly 'layer.zip': Bytes
  /** /var/task without a bootstrap. */
  readonly 'function-only.zip': Bytes
}

export function packagesOf(project: Project): Packages {
  const { files } = project
  const layer = optOf(project)
  const { bootstrap, ...functionOnly } = files
  const layerFiles: FileSet = bootstrap ? { ...layer, bootstrap } : layer
  return { 'function.zip': zipOf(files), 'layer.zip': zipOf(layerFiles), 'function-only.zip': zipOf(functionOnly) }
}

/** Whether the function runs without a layer. */
export const standsAlone = (project: Project): boolean => project.files.bootstrap !== undefined && Object.keys(optOf(project)).length === 0
