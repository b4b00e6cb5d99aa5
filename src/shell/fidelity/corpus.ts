/** One short script of the corpus. Its name is unique in its area. */
export interface Snippet {
  readonly area: string
  readonly name: string
  readonly script: string
  /** How it is started: as `bash script` or as `sh script`, which is POSIX mode. */
  readonly shell: 'bash' | 'sh'
}

/** What a snippet does: byte strings as UTF-8 text, or in base64 where they are not UTF-8. */
export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly status: number
}

/** The folder that every snippet finds itself in is the `work` of this one; `home` is HOME, and `script` the script. */
export const corpusRoot = '/corpus'

/** The address of the HTTP server that snippets find in AWS_LAMBDA_RUNTIME_API. */
export const corpusServer = '127.0.0.1:9001'

/** The environment of every snippet, for a corpus that stands in `root`. */
export const corpusEnvironment = (root: string, server: string): Readonly<Record<string, string>> => ({
  PATH: '/usr/bin:/bin',
  HOME: `${root}/home`,
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  AWS_LAMBDA_RUNTIME_API: server,
})

/** Reads one area: sections that begin with `### name`, or `### name [sh]`. Throws when a name appears twice. */
export function parseArea(area: string, text: string): readonly Snippet[] {
  const snippets = text
    .split(/^### /m)
    .slice(1)
    .map((section): Snippet => {
      const end = section.indexOf('\n')
      const title = section.slice(0, end)
      const shell = title.endsWith(' [sh]') ? 'sh' : 'bash'
      return { area, name: title.replace(/ \[sh\]$/, ''), shell, script: `${section.slice(end + 1).replace(/\n+$/, '')}\n` }
    })
  const names = snippets.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`Failed to read the corpus: two snippets of ${area} are called "${twice}"`)
  return snippets
}

/** Makes what differs from run to run the same: where the corpus stands, the server's port, measured times. */
export function normalized(text: string, root: string, server: string): string {
  const port = server.replace(/.*:/, '')
  return text
    .replaceAll(`${root}/script`, 'script')
    .replaceAll(root, corpusRoot)
    .replaceAll(server, corpusServer)
    .replaceAll(`port ${port}`, 'port 9001')
    .replace(/\bafter \d+ ms\b/g, 'after 0 ms')
    .replace(/\bafter \d+ milliseconds\b/g, 'after 0 milliseconds')
    .replace(/\bin \d+ ms\b/g, 'in 0 ms')
    .replace(/(: line \d+: )+ *\d+( (?:Killed|Terminated|Hangup|Quit|Aborted|User defined))/g, '$11$2')
    .replace(/\b(pid )\d+\b/g, '$11')
}
