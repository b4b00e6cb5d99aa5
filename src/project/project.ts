import type { FunctionConfig } from '#lambda/world.ts'
import type { FileSet } from './files.ts'
import type { InvokeForm } from './invoke-form.ts'
import type { Layer } from './layers.ts'

/** What a visitor is making: the unit that is edited, run, saved and exported. */
export interface Project {
  readonly name: string
  /** Id of the runtime that can run its bootstrap: `bash`, or `cpp`, which makes the bootstrap from the sources first. */
  readonly runtime: string
  /** Contents of `/var/task`. */
  readonly files: FileSet
  /** Unpacked into `/opt` in this order. */
  readonly layers: readonly Layer[]
  readonly config: FunctionConfig
  /** Whether jq and others that provided.al2023 lacks are there, as if a layer had brought them. Exports do not hold them. */
  readonly tools?: boolean
  /** The event that Invoke sends, as typed. */
  readonly event: string
  readonly invoke: InvokeForm
}
