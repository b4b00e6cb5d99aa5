import type { SourceFile } from '#project/files.ts'
import { layerOf, optOf } from '#project/layers.ts'
import type { Project } from '#project/project.ts'

/** The files of a lesson, as its tabs name them: those of the function by their path, those of a layer as `/opt/…`. */
export const tabsOf = (project: Project): readonly string[] => [
  ...Object.keys(project.files).sort(),
  ...Object.keys(optOf(project))
    .sort()
    .map((path) => `/opt/${path}`),
]

const inLayer = (tab: string): string | undefined => (tab.startsWith('/opt/') ? tab.slice('/opt/'.length) : undefined)

/** The file of a tab; undefined when there is none. */
export function fileOf(project: Project, tab: string): SourceFile | undefined {
  const path = inLayer(tab)
  return path === undefined ? project.files[tab] : optOf(project)[path]
}

/** The project with a file changed. */
export function changed(project: Project, tab: string, change: Partial<SourceFile>): Project {
  const file = fileOf(project, tab)
  if (!file) return project
  const path = inLayer(tab)
  if (path === undefined) return { ...project, files: { ...project.files, [tab]: { ...file, ...change } } }
  const at = layerOf(project, path)
  const layers = project.layers.map((layer, index) =>
    index === at ? { ...layer, files: { ...layer.files, [path]: { ...file, ...change } } } : layer,
  )
  return { ...project, layers }
}
