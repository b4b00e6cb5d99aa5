import { decodeBase64, encodeBase64 } from '#base/base64.ts'
import { defaultConfig, type FunctionConfig } from '#lambda/world.ts'
import { type FileSet, pathProblem, type SourceFile } from './files.ts'
import type { Project } from './project.ts'

const format = 'lambda-custom-runtime-playground'
const version = 1

/** The saved form: one JSON text. Bytes that are not text stand in base64. */
export function saveProject({ files, layer, ...rest }: Project): string {
  return JSON.stringify({ format, version, ...rest, files: savedFiles(files), layer: savedFiles(layer) })
}

const savedFiles = (files: FileSet) =>
  Object.fromEntries(
    Object.entries(files).map(([path, { content, executable }]) => [
      path,
      { ...(typeof content === 'string' ? { text: content } : { base64: encodeBase64(content) }), ...(executable && { executable }) },
    ]),
  )

export type Opened =
  | { readonly ok: true; readonly project: Project }
  | { readonly ok: false /** What was wrong, why, and what to do. */; readonly says: string }

/** Reads what `saveProject` wrote, and trusts nothing: the text may have been cut, edited or made elsewhere. */
export function openProject(saved: string): Opened {
  const refuse = (why: string): Opened => ({ ok: false, says: `This project cannot be opened: ${why}` })
  let value: unknown
  try {
    value = JSON.parse(saved)
  } catch {
    return refuse('the text is not whole JSON. It may have been cut on its way; take it from the source again.')
  }
  if (!isRecord(value) || value.format !== format) return refuse('it was not saved by this playground. To open a zip, use Import.')
  if (typeof value.version !== 'number' || value.version > version)
    return refuse('it was saved by a newer version of the playground. Reload the page to get the newest one.')
  const files = openFiles(value.files)
  const layer = openFiles(value.layer)
  const config = openConfig(value.config)
  if (typeof files === 'string') return refuse(files)
  if (typeof layer === 'string') return refuse(layer)
  if (typeof config === 'string') return refuse(config)
  const { name, runtime, event } = value
  if (typeof name !== 'string' || typeof runtime !== 'string' || typeof event !== 'string')
    return refuse('its name, runtime or event is missing. Save it again where it came from.')
  return { ok: true, project: { name, runtime, event, files, layer, config } }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The files, or what is wrong with them. */
function openFiles(value: unknown): FileSet | string {
  if (!isRecord(value)) return 'its list of files is missing. Save it again where it came from.'
  const files: Record<string, SourceFile> = {}
  for (const [path, entry] of Object.entries(value)) {
    const content = isRecord(entry) ? openContent(entry) : undefined
    if (content === undefined || !isRecord(entry)) return `the file ${path} has no readable content. Save it again where it came from.`
    const wrong = pathProblem(path)
    if (wrong) return `the file name ${JSON.stringify(path)} ${wrong}. Rename it where it came from.`
    files[path] = { content, executable: entry.executable === true }
  }
  return files
}

function openContent(entry: Record<string, unknown>): SourceFile['content'] | undefined {
  if (typeof entry.text === 'string') return entry.text
  return typeof entry.base64 === 'string' ? decodeBase64(entry.base64) : undefined
}

/** The settings, or what is wrong with them. The values may still be refused by Lambda: that is told where they are edited. */
function openConfig(value: unknown): FunctionConfig | string {
  if (!isRecord(value)) return 'its settings are missing. Save it again where it came from.'
  const { functionName, handler, memoryMb, timeoutMs, variables, concurrency } = { ...defaultConfig, ...value }
  const texts = typeof functionName === 'string' && typeof handler === 'string'
  const numbers = [memoryMb, timeoutMs, concurrency].every((number) => Number.isFinite(number) && number > 0)
  if (!texts || !numbers || !isTexts(variables)) return 'its settings are damaged. Save it again where it came from.'
  return { functionName, handler, memoryMb, timeoutMs, variables, concurrency, mode: 'on-demand' }
}

const isTexts = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((text) => typeof text === 'string')
