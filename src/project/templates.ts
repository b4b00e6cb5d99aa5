import { defaultConfig } from '#lambda/world.ts'
import type { FileSet } from './files.ts'
import { piEvent } from './pi-event.ts'
import type { Project } from './project.ts'
import { templateFiles } from './templates/files.generated.ts'

type TemplateId = 'default' | 'tutorial' | 'article' | 'pi'

export interface Template {
  readonly id: TemplateId
  readonly label: string
  /** One sentence on what it is for. */
  readonly says: string
  readonly project: Project
}

/** A template without a bootstrap of its own has the default one. */
const filesOf = (id: TemplateId): FileSet => ({
  bootstrap: { content: templateFiles[`${id === 'pi' ? 'default' : id}/bootstrap`], executable: true },
  'function.sh': { content: templateFiles[`${id}/function.sh`], executable: false },
})

const template = (id: TemplateId, label: string, says: string): Template => {
  const config = { ...defaultConfig, functionName: `hello-${id}` }
  return { id, label, says, project: { name: label, runtime: 'bash', files: filesOf(id), layer: {}, config, event: '{"name":"Ada"}' } }
}

/** A second of timeout a hundred digits, and to spare: the function computes in bash. */
function piTemplate(): Template {
  const plain = template(
    'pi',
    'Digits of π',
    'Answers ?number=100 behind API Gateway, in whole numbers of 64 bits; wrong numbers get a 400.',
  )
  const config = { ...plain.project.config, timeoutMs: 10_000 }
  return { ...plain, project: { ...plain.project, config, event: JSON.stringify(piEvent, null, 2) } }
}

/** What a visitor may start from, the usual choice first. */
export const templates: readonly Template[] = [
  template(
    'default',
    'A runtime that holds',
    'Does the seven tasks of a runtime; an error in the handler is reported and the loop goes on.',
  ),
  template('tutorial', 'The tutorial’s form', 'The shape of AWS’s tutorial: the shortest loop, and it ends when the handler fails.'),
  piTemplate(),
  template('article', 'For breaking', 'A bootstrap as printed in an article, with its mistakes. Run it, read what bash says, repair it.'),
]

/** The project that a new visitor gets. */
export const defaultProject: Project = template('default', 'Hello, Lambda', '').project
