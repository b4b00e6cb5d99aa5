import { decodeBase64, encodeBase64 } from '#base/base64.ts'
import { defaultConfig } from '#lambda/world.ts'
import { type FileSet, pathProblem, type SourceFile } from './files.ts'
import { type Layer, layerLimit } from './layers.ts'
import type { Project } from './project.ts'
import { openConfig, openInvoke } from './save-settings.ts'

const format = 'lambda-custom-runtime-playground'
const version = 2

/** The saved form: one JSON text. Bytes that are not text stand in base64. */
export function saveProject({ files, layers, ...rest }: Project): string {
  const savedLayers = layers.map(({ name, files }) => ({ name, files: savedFiles(files) }))
  return JSON.stringify({ format, version, ...rest, files: savedFiles(files), layers: savedLayers })
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
  const upgraded = upgradedFrom(value.version, value)
  const files = openFiles(upgraded.files)
  const layers = openLayers(upgraded.layers)
  const config = openConfig(upgraded.config)
  for (const opened of [files, layers, config]) if (typeof opened === 'string') return refuse(opened)
  if (typeof files === 'string' || typeof layers === 'string' || typeof config === 'string') return refuse('')
  const { name, runtime, event } = upgraded
  if (typeof name !== 'string' || typeof runtime !== 'string' || typeof event !== 'string')
    return refuse('its name, runtime or event is missing. Save it again where it came from.')
  const tools = upgraded.tools === true && { tools: true }
  return { ok: true, project: { name, runtime, event, files, layers, config, invoke: openInvoke(upgraded.invoke), ...tools } }
}

type Saved = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What brings a saved project of an older version to the next one, by version. */
const upgraders: Readonly<Record<number, (saved: Saved) => Saved>> = {
  // Before, /opt was one set of files, and four environments were the most.
  1: ({ layer, ...saved }) => ({
    ...saved,
    layers: isRecord(layer) && Object.keys(layer).length === 0 ? [] : [{ name: 'layer', files: layer }],
    ...(isRecord(saved.config) && { config: { ...saved.config, concurrency: defaultConfig.concurrency } }),
  }),
}

function upgradedFrom(saved: number, project: Saved): Saved {
  let upgraded = project
  for (let older = saved; older < version; older++) upgraded = upgraders[older]?.(upgraded) ?? upgraded
  return upgraded
}

/** The layers, or what is wrong with them. */
function openLayers(value: unknown): readonly Layer[] | string {
  if (!Array.isArray(value)) return 'its list of layers is missing. Save it again where it came from.'
  if (value.length > layerLimit)
    return `it has ${value.length} layers, and a function may have ${layerLimit}. Merge some where it came from.`
  const layers: Layer[] = []
  for (const [index, entry] of value.entries()) {
    const files = openFiles(isRecord(entry) ? entry.files : undefined)
    if (typeof files === 'string') return files
    layers.push({ name: isRecord(entry) && typeof entry.name === 'string' ? entry.name : `layer-${index + 1}`, files })
  }
  return layers
}

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
