import { type SourceFile, textIn, unixLineEnds } from './files.ts'
import type { Problem } from './problem.ts'
import type { Project } from './project.ts'

/** `file.function` is a convention of bash runtimes; it is checked where the bootstrap follows it. */
export function handlerProblems(project: Project, bootstrap: SourceFile | undefined): readonly Problem[] {
  if (!bootstrap || !/_HANDLER\b[\s\S]*\.sh\b/.test(textIn(bootstrap) ?? '')) return []
  const { handler } = project.config
  const dot = handler.lastIndexOf('.')
  const name = handler.slice(dot + 1)
  const path = `${dot < 0 ? handler : handler.slice(0, dot)}.sh`
  const file = project.files[path]
  const text = file && textIn(file)
  if (text === undefined) return [missingHandlerFile(project, path, name)]
  if (text.includes('\r\n')) return [windowsHandler(path, { content: unixLineEnds(text), executable: file?.executable ?? false })]
  return definesFunction(text, name) ? [] : [missingFunction(path, name, text)]
}

const functionName = '[A-Za-z_][\\w-]*'
const definesFunction = (text: string, name: string): boolean => functionsIn(text).includes(name)
const functionsIn = (text: string): readonly string[] =>
  [...text.matchAll(new RegExp(`(?:^|[;\\n])\\s*(?:function\\s+(${functionName})|(${functionName})\\s*\\(\\s*\\))`, 'g'))].flatMap(
    (match) => match[1] ?? match[2] ?? [],
  )

function missingHandlerFile({ files, config }: Project, path: string, name: string): Problem {
  const others = Object.entries(files).filter(([, file]) => definesFunction(textIn(file) ?? '', name))
  const other = others.length === 1 ? others[0]?.[0] : undefined
  const right = other?.endsWith('.sh') ? `${other.slice(0, -3)}.${name}` : undefined
  return {
    id: 'handler-file-missing',
    severity: 'error',
    what: `The bootstrap says that there is no file ${path}.`,
    why: `The handler is ${config.handler}: the function ${name} in the file ${path}, and the project has no such file.`,
    remedy: right
      ? `${other} has a function ${name}: set the handler to ${right}.`
      : `Add ${path}, or name another handler in the settings.`,
    ...(right && { fix: { label: `Set the handler to ${right}`, handler: right } }),
  }
}

const windowsHandler = (path: string, file: SourceFile): Problem => ({
  id: 'windows-line-ends',
  severity: 'error',
  path,
  line: 1,
  what: String.raw`bash says: $'\r': command not found, or syntax error near unexpected token`,
  why: 'The lines end as on Windows; bash takes the carriage return for a part of each command.',
  remedy: 'End the lines with LF alone.',
  fix: { label: 'Convert line ends', path, file },
})

function missingFunction(path: string, name: string, text: string): Problem {
  const [only, ...more] = functionsIn(text)
  const right = only !== undefined && more.length === 0 ? `${path.slice(0, -3)}.${only}` : undefined
  return {
    id: 'handler-function-missing',
    severity: 'warning',
    path,
    what: `The bootstrap says that there is no function ${name} (bash: ${name}: command not found).`,
    why: `The handler names the function ${name}, and ${path} does not define it. It may come from a file that ${path} loads.`,
    remedy: right ? `The file defines ${only}: set the handler to ${right}.` : `Define ${name}() in ${path}, or name another handler.`,
    ...(right && { fix: { label: `Set the handler to ${right}`, handler: right } }),
  }
}
