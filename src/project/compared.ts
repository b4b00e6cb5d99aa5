import { defaultConfig } from '#lambda/world.ts'
import type { FileSet } from './files.ts'
import { plainInvoke } from './invoke-form.ts'
import type { Project } from './project.ts'
import { templateFiles } from './templates/files.generated.ts'

/** One language of the comparison: the same spigot for π, on the runtime that the language would have on Lambda. */
export interface Compared {
  readonly id: 'cpp' | 'bash' | 'python'
  readonly label: string
  readonly says: string
  readonly project: Project
}

const text = (content: string) => ({ content, executable: false })

const project = (runtime: string, files: FileSet, handler: string): Project => ({
  name: `π in ${runtime}`,
  runtime,
  files,
  layers: [],
  config: { ...defaultConfig, functionName: `pi-${runtime}`, handler, timeoutMs: 60_000 },
  event: piEvent(10),
  invoke: plainInvoke,
})

/** The event that asks for so many digits. */
export const piEvent = (digits: number): string => JSON.stringify({ queryStringParameters: { number: String(digits) } })

export const compared: readonly Compared[] = [
  {
    id: 'cpp',
    label: 'C++',
    says: 'A custom runtime: aws-lambda-cpp’s interface, compiled here by clang to WebAssembly.',
    project: project('cpp', { 'main.cpp': text(templateFiles['compare-cpp/main.cpp']) }, 'main'),
  },
  {
    id: 'bash',
    label: 'bash',
    says: 'A custom runtime: a shell script and curl.',
    project: project(
      'bash',
      {
        bootstrap: { content: templateFiles['default/bootstrap'], executable: true },
        'function.sh': text(templateFiles['compare-bash/function.sh']),
      },
      'function.handler',
    ),
  },
  {
    id: 'python',
    label: 'Python',
    says: 'A managed runtime: no bootstrap to write, the service’s own client asks for events. CPython as WebAssembly.',
    project: project(
      'python',
      { 'lambda_function.py': text(templateFiles['compare-python/lambda_function.py']) },
      'lambda_function.lambda_handler',
    ),
  },
]
