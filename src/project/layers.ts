import type { FileSet } from './files.ts'
import type { Project } from './project.ts'

/** A layer of the function: it is unpacked into `/opt`. */
export interface Layer {
  readonly name: string
  readonly files: FileSet
}

/** Layers that a function may have (Lambda quotas, "Layers"). */
export const layerLimit = 5

/** What stands in `/opt`: the layers are unpacked in their order, and a later one overwrites the same path. */
export const optOf = ({ layers }: Pick<Project, 'layers'>): FileSet => Object.assign({}, ...layers.map(({ files }) => files))

/** Index of the layer whose file stands in `/opt` at this path; -1 when there is none. */
export const layerOf = ({ layers }: Pick<Project, 'layers'>, path: string): number =>
  layers.findLastIndex(({ files }) => files[path] !== undefined)
