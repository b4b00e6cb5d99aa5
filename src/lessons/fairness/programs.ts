import type { Project } from '#project/project.ts'
import { defaultProject } from '#project/templates.ts'
import anotherRuntime from './another-runtime.sh?raw'

/** What is done to a solution to make another program of it. */
export type Change = (project: Project) => Project

const content = (project: Project, path: string): string => {
  const file = project.files[path]
  if (typeof file?.content !== 'string') throw new Error(`Failed to change ${path}: there is no such text`)
  return file.content
}

/** Another text in place of a file's own. */
export const put =
  (path: string, text: string): Change =>
  (project) => ({ ...project, files: { ...project.files, [path]: { content: text, executable: path === 'bootstrap' } } })

/** Some words of a file replaced. Throws when they are not there: the change would test nothing. */
export const edit =
  (path: string, from: string, to: string): Change =>
  (project) => {
    const text = content(project, path)
    if (!text.includes(from)) throw new Error(`Failed to change ${path}: it does not hold “${from}”`)
    return put(path, text.replaceAll(from, to))(project)
  }

export const both =
  (...changes: readonly Change[]): Change =>
  (project) =>
    changes.reduce((changed, change) => change(changed), project)

const template = defaultProject.files.bootstrap?.content
/** Two correct runtimes, written neither alike nor as in the lessons. */
export const template1 = put('bootstrap', typeof template === 'string' ? template : '')
export const template2 = put('bootstrap', anotherRuntime)

/** A handler that greets in another way. */
export const otherGreeting = put('function.sh', `handler() { printf 'Hello, %s!' "$(cut -d'"' -f4 <<< "$1")"; }\n`)
/** One that does not greet. */
export const rude = put('function.sh', 'handler() { echo Go away; }\n')
