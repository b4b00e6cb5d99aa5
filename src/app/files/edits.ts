import type { FileSet, SourceFile } from '#project/files.ts'
import { pathProblem } from '#project/files.ts'
import type { Project } from '#project/project.ts'

const withFiles = (project: Project, files: FileSet): Project => ({ ...project, files })

export function setContent(project: Project, path: string, content: string): Project {
  const file = project.files[path]
  return file ? withFiles(project, { ...project.files, [path]: { ...file, content } }) : project
}

export function setExecutable(project: Project, path: string, executable: boolean): Project {
  const file = project.files[path]
  return file ? withFiles(project, { ...project.files, [path]: { ...file, executable } }) : project
}

export function removeFile(project: Project, path: string): Project {
  const { [path]: _removed, ...files } = project.files
  return withFiles(project, files)
}

export function addFile(project: Project, path: string, file: SourceFile = { content: '', executable: false }): Project {
  return withFiles(project, { ...project.files, [path]: file })
}

export function renameFile(project: Project, from: string, to: string): Project {
  const { [from]: file, ...files } = project.files
  return file ? withFiles(project, { ...files, [to]: file }) : project
}

/** Why a file cannot have this name, as a sentence; undefined when it can. */
export function nameProblem(project: Project, path: string): string | undefined {
  if (path.trim() === '') return 'Type a name.'
  if (project.files[path]) return 'There is a file of this name already.'
  const problem = pathProblem(path)
  return problem && `This name ${problem}. Write it relative to /var/task, as in lib/greet.sh.`
}
