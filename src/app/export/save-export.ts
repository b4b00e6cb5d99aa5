import type { Project } from '#project/project.ts'

export async function saveExport(_project: Project, _what: 'function' | 'all'): Promise<void> {}
