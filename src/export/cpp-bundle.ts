import type { Bytes } from '#base/bytes.ts'
import type { FileSet } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import { nativeFiles } from './cpp-native.ts'
import { addRole, create, removeFunction, shell, word } from './readme.ts'
import { zipOf } from './zip.ts'

/** A program for the managed Node.js runtime. */
export interface NodeProgram {
  /** The very WebAssembly that ran in the page. */
  readonly bootstrap: Bytes
  /** `index.mjs`, whose handler hands it each event. */
  readonly index: string
}

/** A zip for the managed Node.js runtime. */
export const nodeZipOf = ({ bootstrap, index }: NodeProgram): Bytes =>
  zipOf({ 'index.mjs': { content: index, executable: false }, 'handler.wasm': { content: bootstrap, executable: false } })

/** One download for a C++ project: its sources with their native build, the zip that deploys at once, the event, and a README. */
export function cppBundleOf(project: Project, program: NodeProgram): { readonly name: string; readonly bytes: Bytes } {
  const files: FileSet = {
    ...nativeFiles(project),
    'function-node.zip': { content: nodeZipOf(program), executable: false },
    'event.json': { content: project.event, executable: false },
    'README.md': { content: readme(project), executable: false },
  }
  return { name: `${project.config.functionName}.zip`, bytes: zipOf(files) }
}

function readme(project: Project): string {
  const { functionName } = project.config
  const name = word(functionName)
  const call = (called: string) =>
    shell(
      `aws lambda wait function-active-v2 --function-name ${called}`,
      `aws lambda invoke --function-name ${called} --cli-binary-format raw-in-base64-out --payload file://event.json response.json`,
      'cat response.json',
    )
  return `${[
    `# ${functionName}`,
    'A C++ function for AWS Lambda. It can be deployed in two ways: as a native program on a custom runtime, which has to be built first, or at once as WebAssembly on the managed Node.js runtime.',
    [
      '- `main.cpp` and the other sources, with `CMakeLists.txt`: they build against aws-lambda-cpp (and the core of aws-sdk-cpp where JSON is used).',
      '- `Dockerfile`: builds and packages them in one command. `.github/workflows/build.yml` does the same on every push.',
      '- `function-node.zip`: **for the managed Node.js runtime, not a custom one.** The WebAssembly that ran in the playground, and an `index.mjs` that hands it each event.',
      '- `event.json`: the event to call it with.',
    ].join('\n'),
    'The commands need the AWS CLI, version 2, with credentials. Run them in this folder, in one shell.',
    '## A role',
    addRole(name),
    '## The native function, on a custom runtime',
    'This needs Docker with BuildKit. It leaves `function.zip` here; on a machine of another architecture add `--platform linux/amd64`, or create the function with `--architectures arm64`.',
    shell('docker build --output . .', ...create(project, 'function.zip', [])),
    call(name),
    '## Or at once: the same program under the managed Node.js runtime',
    'Its results are those of the playground, numbers as the program wrote them. Two things differ from the custom runtime: the service’s own client talks to the Runtime API, and answers that are not JSON are sent as one JSON string.',
    shell(
      `aws lambda create-function --function-name ${name}-node --runtime nodejs22.x --handler index.handler \\`,
      `  --timeout ${Math.ceil(project.config.timeoutMs / 1000)} --memory-size ${project.config.memoryMb} \\`,
      '  --role "$ROLE" --zip-file fileb://function-node.zip',
    ),
    call(`${name}-node`),
    '## Remove everything',
    shell(
      ...removeFunction(name),
      `aws lambda delete-function --function-name ${name}-node`,
      `aws logs delete-log-group --log-group-name /aws/lambda/${name}-node`,
    ),
  ].join('\n\n')}\n`
}
