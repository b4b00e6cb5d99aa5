import type { FileSet, SourceFile } from '#project/files.ts'
import { pathProblem } from '#project/files.ts'
import { type Layer, layerLimit, layerOf } from '#project/layers.ts'
import type { Project } from '#project/project.ts'

/**
 * Where a file of a project stands. Files of `/var/task` are named by their path; those of a layer by `opt:INDEX:PATH`, the
 * layers counted from 0. No path of a zip can look like that: it would have to be typed so on purpose, and then it names the layer.
 */
interface Place {
  readonly layer: number | undefined
  readonly path: string
}

export function placeOf(name: string): Place {
  const [, layer, path = ''] = /^opt:(\d):(.*)$/s.exec(name) ?? []
  return layer === undefined ? { layer: undefined, path: name } : { layer: Number(layer), path }
}

/** The name of a file in a layer. */
export const inLayer = (layer: number, path: string): string => `opt:${layer}:${path}`

const filesAt = (project: Project, { layer }: Place): FileSet =>
  layer === undefined ? project.files : (project.layers[layer]?.files ?? {})

function withFiles(project: Project, { layer }: Place, files: FileSet): Project {
  if (layer === undefined) return { ...project, files }
  return { ...project, layers: project.layers.map((other, index) => (index === layer ? { ...other, files } : other)) }
}

/** The file of this name. One that the function lacks is looked for in the layers, as Lambda does with the bootstrap. */
export function fileAt(project: Project, name: string): { readonly name: string; readonly file: SourceFile } | undefined {
  const place = placeOf(name)
  const file = filesAt(project, place)[place.path]
  if (file) return { name, file }
  const layer = place.layer === undefined ? layerOf(project, place.path) : -1
  const other = project.layers[layer]?.files[place.path]
  return other && { name: inLayer(layer, place.path), file: other }
}

function change(project: Project, name: string, to: (file: SourceFile) => SourceFile): Project {
  const place = placeOf(name)
  const files = filesAt(project, place)
  const file = files[place.path]
  return file ? withFiles(project, place, { ...files, [place.path]: to(file) }) : project
}

export const setContent = (project: Project, name: string, content: string): Project =>
  change(project, name, (file) => ({ ...file, content }))

export const setExecutable = (project: Project, name: string, executable: boolean): Project =>
  change(project, name, (file) => ({ ...file, executable }))

export function removeFile(project: Project, name: string): Project {
  const place = placeOf(name)
  const { [place.path]: _removed, ...files } = filesAt(project, place)
  return withFiles(project, place, files)
}

export function addFile(project: Project, name: string, file: SourceFile = { content: '', executable: false }): Project {
  const place = placeOf(name)
  return withFiles(project, place, { ...filesAt(project, place), [place.path]: file })
}

/** Renames a file within its set. `to` is a path there. */
export function renameFile(project: Project, from: string, to: string): Project {
  const place = placeOf(from)
  const { [place.path]: file, ...files } = filesAt(project, place)
  return file ? withFiles(project, place, { ...files, [to]: file }) : project
}

/** Why a file cannot have this path beside `beside`, as a sentence; undefined when it can. */
export function nameProblem(project: Project, path: string, layer?: number): string | undefined {
  if (path.trim() === '') return 'Type a name.'
  if (filesAt(project, { layer, path })[path]) return 'There is a file of this name already.'
  const problem = pathProblem(path)
  const example = layer === undefined ? '/var/task, as in lib/greet.sh' : '/opt, as in bin/tool'
  return problem && `This name ${problem}. Write it relative to ${example}.`
}

/** Another layer, after the ones that are there; the same project when it has as many as Lambda takes. */
export function addLayer(project: Project, files: FileSet = {}): Project {
  if (project.layers.length >= layerLimit) return project
  const names = new Set(project.layers.map(({ name }) => name))
  const free = Array.from({ length: layerLimit }, (_, index) => `layer-${index + 1}`).find((name) => !names.has(name)) ?? 'layer'
  return { ...project, layers: [...project.layers, { name: free, files }] }
}

export const removeLayer = (project: Project, layer: number): Project => ({
  ...project,
  layers: project.layers.filter((_, index) => index !== layer),
})

/** Moves a layer one place down, where it overwrites what comes before it. */
export function moveLayerDown(project: Project, layer: number): Project {
  const [above, below] = [project.layers[layer], project.layers[layer + 1]]
  if (!above || !below) return project
  const swapped = (each: Layer, index: number) => (index === layer ? below : index === layer + 1 ? above : each)
  return { ...project, layers: project.layers.map(swapped) }
}
