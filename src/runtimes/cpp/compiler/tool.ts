/** Files by name; folders hold more of them. */
export interface FileTree {
  readonly [name: string]: FileTree | string | Uint8Array
}

export interface ToolRun {
  /** Everything that stood there before, and what was made; undefined when the tool failed. */
  readonly files: FileTree | undefined
  /** What the tool wrote. */
  readonly log: string
}

/** Runs `clang++ …` in this thread, on files that it is given. Loads the toolchain when it is first called. */
export async function runTool([, ...args]: readonly string[], files: FileTree): Promise<ToolRun> {
  const { commands, Exit } = await import('@yowasp/clang')
  const decoder = new TextDecoder()
  let log = ''
  const write = (bytes: Uint8Array | null) => {
    if (bytes) log += decoder.decode(bytes, { stream: true })
  }
  try {
    // Without arguments the package only fetches itself. It tells of that on the console unless it is given whom to tell.
    await commands['clang++'](undefined, {}, { fetchProgress: () => {} })
    const made = await commands['clang++'](args, { ...files }, { stdout: write, stderr: write, decodeASCII: false })
    return { files: made, log }
  } catch (error) {
    if (error instanceof Exit) return { files: undefined, log }
    throw error
  }
}
