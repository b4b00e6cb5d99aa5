import { bootstrapPaths, findBootstrap } from '#lambda/entrypoint.ts'
import { scriptDefects } from './defects.ts'
import { eventProblems } from './event-problems.ts'
import { type SourceFile, textIn, unixLineEnds } from './files.ts'
import { handlerProblems } from './handler-problems.ts'
import { optOf } from './layers.ts'
import type { Problem } from './problem.ts'
import type { Project } from './project.ts'
import { settingProblems } from './setting-problems.ts'
import { templateFiles } from './templates/files.generated.ts'

/** Everything that can be told before the project runs or is exported, in the order in which a run would meet it. */
export function findProblems(project: Project): readonly Problem[] {
  return [
    ...bootstrapProblems(project),
    ...handlerProblems(project, bootstrapOf(project)),
    ...settingProblems(project.config),
    ...eventProblems(project.event),
  ]
}

/** Where in the project the service finds the bootstrap: the function's own wins over the layer's. */
function bootstrapOf(project: Project): SourceFile | undefined {
  const { files } = project
  const layer = optOf(project)
  const [task, opt] = bootstrapPaths
  const found = findBootstrap((path) => (path === task ? files : path === opt ? layer : {}).bootstrap !== undefined)
  return 'path' in found ? (found.path === task ? files : layer).bootstrap : undefined
}

function bootstrapProblems(project: Project): readonly Problem[] {
  if (project.runtime === 'cpp') return sourceProblems(project)
  const file = bootstrapOf(project)
  if (!file) return [missingBootstrap(project)]
  const text = textIn(file)
  const mode: readonly Problem[] = file.executable ? [] : [notExecutable(file)]
  if (text === undefined || text.startsWith('\x7fELF')) return mode
  return [...mode, ...firstLineProblems(text, file.executable), ...scriptDefects('bootstrap', text, file.executable)]
}

/** The bootstrap of a compiled project is made by the build. */
function sourceProblems({ files }: Project): readonly Problem[] {
  if (Object.keys(files).some((path) => /\.(cpp|cc|cxx)$/.test(path))) return []
  return [
    {
      id: 'missing-source',
      severity: 'error',
      what: 'There is nothing to compile.',
      why: 'The bootstrap is made from the files whose names end in .cpp, and there is none.',
      remedy: 'Add a main.cpp that calls run_handler.',
      fix: { label: 'Add a main.cpp', path: 'main.cpp', file: { content: templateFiles['cpp-echo/main.cpp'], executable: false } },
    },
  ]
}

function missingBootstrap({ files }: Project): Problem {
  const alike = Object.keys(files).find((path) => /(^|\/)bootstrap(\.\w+)?$/i.test(path))
  return {
    id: 'missing-bootstrap',
    severity: 'error',
    what: `Lambda says: Runtime.InvalidEntrypoint, Couldn't find valid bootstrap(s): [${bootstrapPaths.join(' ')}]`,
    why: `A custom runtime is a program named \`bootstrap\`, at the root of the function or of a layer.${alike ? ` The file ${alike} has another name or place.` : ''}`,
    remedy: alike ? `Rename ${alike} to bootstrap, or add one.` : 'Add a file named bootstrap.',
    fix: { label: 'Add a bootstrap', path: 'bootstrap', file: { content: templateFiles['default/bootstrap'], executable: true } },
  }
}

const notExecutable = (file: SourceFile): Problem => ({
  id: 'not-executable',
  severity: 'error',
  path: 'bootstrap',
  what: 'Lambda says: fork/exec /var/task/bootstrap: permission denied',
  why: 'Lambda executes the file itself, and its mode does not allow that.',
  remedy: 'Give bootstrap the executable bit (chmod 755).',
  fix: { label: 'Make it executable', path: 'bootstrap', file: { ...file, executable: true } },
})

/** What the kernel refuses before any line of the script runs. */
function firstLineProblems(text: string, executable: boolean): readonly Problem[] {
  const fixed = (label: string, content: string): Problem['fix'] => ({ label, path: 'bootstrap', file: { content, executable } })
  const problem = (id: string, text: string, why: string, remedy: string, fix: Problem['fix']): Problem => ({
    ...{ id, severity: 'error', path: 'bootstrap', line: 1, what: `Lambda says: fork/exec /var/task/bootstrap: ${text}`, why, remedy },
    ...(fix && { fix }),
  })
  const [first = ''] = text.split('\n')
  if (text.startsWith('\ufeff#!')) {
    const why = 'An invisible byte order mark stands before `#!`, so the kernel does not see that a program is named there.'
    return [
      problem(
        'byte-order-mark',
        'exec format error',
        why,
        'Save the file without a byte order mark.',
        fixed('Remove the mark', text.slice(1)),
      ),
    ]
  }
  if (!first.startsWith('#!')) {
    const why = 'The first line names no program to run the script with.'
    const content = `#!/bin/bash\n${/^\s*#!/.test(text) ? text.trimStart().replace(/^#!.*\n?/, '') : text}`
    const remedy = 'Begin the file with #!/bin/bash, in its very first line.'
    return [problem('no-shebang', 'exec format error', why, remedy, fixed('Begin with #!/bin/bash', content))]
  }
  if (!first.endsWith('\r')) return []
  const why = `The lines end as on Windows, so the kernel looks for a program named \`${first.slice(2, -1).trim()}\\r\`.`
  return [
    problem(
      'windows-line-ends',
      'no such file or directory',
      why,
      'End the lines with LF alone.',
      fixed('Convert line ends', unixLineEnds(text)),
    ),
  ]
}
