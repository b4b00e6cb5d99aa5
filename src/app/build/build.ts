import { create } from 'zustand'
import type { FileSet } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import type { BuildProgress, BuildResult } from '#runtimes/builder.ts'
import { loadRuntime, runtimeMetas } from '#runtimes/registry.ts'

interface BuildState {
  /** What is under way; undefined when nothing is. */
  readonly progress?: BuildProgress | undefined
  /** The last build, and what it was made from. */
  readonly result?: BuildResult | undefined
  readonly sources?: FileSet | undefined
  /** Ends the build that runs; the compiler is stopped whatever it does. */
  readonly cancel?: (() => void) | undefined
}

/** What the compiler does and has said. */
export const useBuild = create<BuildState>(() => ({}))

const tell = (progress: BuildProgress) => useBuild.setState({ progress })
const over = { progress: undefined, cancel: undefined }

/** Whether a project is compiled before it runs. */
export const isCompiled = ({ runtime }: Project): boolean => runtimeMetas.some(({ id, compiled }) => id === runtime && compiled)

/** Begins to fetch the compiler of a project, ahead of its first build. */
export async function warmCompiler({ runtime }: Project): Promise<void> {
  const { builder } = await loadRuntime(runtime)
  builder?.warm((progress) => {
    const { doneBytes = 0, totalBytes = 0 } = progress.phase === 'downloading' ? progress : {}
    // The first build takes over where the download has not ended.
    if (!useBuild.getState().cancel) useBuild.setState({ progress: doneBytes < totalBytes ? progress : undefined })
  })
}

/** The project as it is deployed: built when its language is a compiled one. Rejects with a sentence when it does not compile or is cancelled. */
export async function built(project: Project): Promise<Project> {
  const { builder } = isCompiled(project) ? await loadRuntime(project.runtime) : {}
  if (!builder) return project
  const controller = new AbortController()
  useBuild.setState({ cancel: () => controller.abort(new Error('The build was cancelled. Nothing was deployed.')) })
  try {
    const result = await builder.build(project.files, tell, controller.signal)
    useBuild.setState({ ...over, result, sources: project.files })
    if (!result.files) throw new Error(refusal(result))
    return { ...project, files: result.files }
  } catch (error) {
    useBuild.setState(over)
    throw error
  }
}

function refusal({ diagnostics }: BuildResult): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  if (errors === 0) return 'Nothing was deployed: the compiler made no program. Its log stands below the editor.'
  if (errors === 1) return 'Nothing was deployed: the compiler found an error. It stands below the editor; correct it and invoke again.'
  return `Nothing was deployed: the compiler found ${errors} errors. They stand below the editor; correct them and invoke again.`
}
