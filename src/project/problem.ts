import type { SourceFile } from './files.ts'
import { layerOf } from './layers.ts'
import type { Project } from './project.ts'

/** A change that mends a problem: the file as it should be, or another value of one setting. */
export type Fix =
  | { readonly label: string; readonly path: string; readonly file: SourceFile }
  | { readonly label: string; readonly handler: string }

/** Something that will go wrong, told before it does. An error stops the run for sure; a warning may be meant. */
export interface Problem {
  readonly id: string
  readonly severity: 'error' | 'warning'
  /** The file it stands in, relative to `/var/task`, else to `/opt`; without one it is about a setting or the event. */
  readonly path?: string
  /** Counted from 1. */
  readonly line?: number
  /** What the person sees, or would see. */
  readonly what: string
  readonly why: string
  /** What to do about it. */
  readonly remedy: string
  readonly fix?: Fix
}

/** The project with the fix in it. A file that the function lacks and a layer holds is mended there. */
export function applyFix(project: Project, fix: Fix): Project {
  if ('handler' in fix) return { ...project, config: { ...project.config, handler: fix.handler } }
  const inLayer = project.files[fix.path] === undefined ? layerOf(project, fix.path) : -1
  if (inLayer < 0) return { ...project, files: { ...project.files, [fix.path]: fix.file } }
  const layers = project.layers.map((layer, index) =>
    index === inLayer ? { ...layer, files: { ...layer.files, [fix.path]: fix.file } } : layer,
  )
  return { ...project, layers }
}
