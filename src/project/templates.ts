import { defaultConfig } from '#lambda/world.ts'
import type { FileSet } from './files.ts'
import { plainInvoke } from './invoke-form.ts'
import { piEvent } from './pi-event.ts'
import type { Project } from './project.ts'
import { templateFiles } from './templates/files.generated.ts'

type ShellTemplateId = 'default' | 'tutorial' | 'article' | 'pi'
type CppTemplateId = 'cpp-echo' | 'cpp-pi' | 'cpp-gmp' | 'cpp-json' | 'cpp-failing'

export interface Template {
  readonly id: ShellTemplateId | CppTemplateId
  readonly label: string
  /** One sentence on what it is for. */
  readonly says: string
  readonly project: Project
}

/** A template without a bootstrap of its own has the default one. */
const filesOf = (id: ShellTemplateId): FileSet => ({
  bootstrap: { content: templateFiles[`${id === 'pi' ? 'default' : id}/bootstrap`], executable: true },
  'function.sh': { content: templateFiles[`${id}/function.sh`], executable: false },
})

const template = (id: ShellTemplateId, label: string, says: string): Template => {
  const config = { ...defaultConfig, functionName: `hello-${id}` }
  return {
    id,
    label,
    says,
    project: { name: label, runtime: 'bash', files: filesOf(id), layers: [], config, event: '{"name":"Ada"}', invoke: plainInvoke },
  }
}

/** A second of timeout a hundred digits, and to spare: the function computes in bash. */
function piTemplate(): Template {
  const plain = template(
    'pi',
    'Digits of π',
    'Answers ?number=100 behind API Gateway, in whole numbers of 64 bits; wrong numbers get a 400.',
  )
  const config = { ...plain.project.config, timeoutMs: 10_000 }
  return { ...plain, project: { ...plain.project, config, event: JSON.stringify(piEvent('100'), null, 2) } }
}

const cpp = (id: CppTemplateId, label: string, says: string, event: object): Template => {
  const files = { 'main.cpp': { content: templateFiles[`${id}/main.cpp`], executable: false } }
  const config = { ...defaultConfig, functionName: `hello-${id}` }
  return {
    id,
    label,
    says,
    project: { name: label, runtime: 'cpp', files, layers: [], config, event: JSON.stringify(event, null, 2), invoke: plainInvoke },
  }
}

const order = {
  customer: 'Ada',
  items: [
    { name: 'Difference engine', count: 1, cents: 1700000 },
    { name: 'Punched card', count: 250, cents: 2 },
  ],
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
  cpp('cpp-echo', 'C++: echo', 'The smallest C++ runtime: aws-lambda-cpp’s run_handler with a handler that gives the event back.', {
    name: 'Ada',
  }),
  cpp(
    'cpp-pi',
    'C++: π in 64 bits',
    'An article’s function behind API Gateway. Ask for more than ten digits and its numbers overflow.',
    piEvent('10'),
  ),
  cpp(
    'cpp-gmp',
    'C++: π without end',
    'The exercise that the article leaves: the same function with whole numbers that never overflow.',
    piEvent('50'),
  ),
  cpp('cpp-json', 'C++: JSON in, JSON out', 'Reads an order, adds it up, writes a line to the log.', order),
  cpp('cpp-failing', 'C++: an error report', 'A handler that fails with failure(…): the error is posted, and the loop goes on.', {
    body: 'not JSON',
  }),
]

/** The project that a new visitor gets. */
export const defaultProject: Project = template('default', 'Hello, Lambda', '').project
