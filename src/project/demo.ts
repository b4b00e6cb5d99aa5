import { defaultConfig } from '#lambda/world.ts'
import { plainInvoke } from './invoke-form.ts'
import type { Project } from './project.ts'
import { templateFiles } from './templates/files.generated.ts'

/** The one-button demonstration: the shortest bootstrap that shows the loop. It trusts its handler; the default project does not. */
export const demoProject: Project = {
  name: 'Hello, Ada',
  runtime: 'bash',
  files: {
    bootstrap: { content: templateFiles['demo/bootstrap'], executable: true },
    'function.sh': { content: templateFiles['demo/function.sh'], executable: false },
  },
  layers: [],
  config: { ...defaultConfig, functionName: 'hello-ada' },
  event: '{"name":"Ada"}',
  invoke: plainInvoke,
}
