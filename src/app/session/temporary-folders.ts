import type { EnvironmentId } from '#lambda/environment.ts'
import type { FileSet, SourceFile } from '#project/files.ts'
import type { TemporaryChanges } from '#runtimes/runtime.ts'

/** What stands in `/tmp` of an environment: it outlives the programs there. */
export interface TemporaryFolder {
  readonly apply: (changes: TemporaryChanges) => void
  readonly files: () => FileSet
}

/** A folder for each environment of a run. */
export function temporaryFolders(): (environmentId: EnvironmentId) => TemporaryFolder {
  const folders = new Map<EnvironmentId, Map<string, SourceFile>>()
  return (environmentId) => {
    const kept = folders.get(environmentId) ?? new Map<string, SourceFile>()
    folders.set(environmentId, kept)
    return {
      apply: (changes) => {
        for (const [path, file] of Object.entries(changes)) {
          if (file) kept.set(path, file)
          else kept.delete(path)
        }
      },
      files: () => Object.fromEntries(kept),
    }
  }
}
