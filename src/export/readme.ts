import type { Project } from '#project/project.ts'
import { standsAlone } from './packages.ts'

/** A text as one word of a POSIX shell. */
export const word = (text: string): string => (/^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

const assumeRole = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})
const logsPolicy = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'

/** Lines of a shell, as Markdown shows them. */
export const shell = (...lines: readonly string[]): string => ['```sh', ...lines, '```'].join('\n')

/** README.md of the download: what is in it, and each step as a command to paste. */
export function readmeOf(project: Project): string {
  const alone = standsAlone(project)
  const name = word(project.config.functionName)
  return `${[
    `# ${project.config.functionName}`,
    'A function for AWS Lambda on the runtime `provided.al2023`, with a runtime of its own.',
    contents(alone),
    'The commands need the AWS CLI, version 2, with credentials. Run them in this folder, in one shell.',
    '## A role',
    addRole(name),
    ...(alone ? ['## The function', shell(...create(project, 'function.zip', []))] : []),
    alone ? '## Or: the runtime as a layer, the function apart' : '## The layer and the function',
    shell(...layer(name), ...create(project, 'function-only.zip', ['  --layers "$LAYER" \\'])),
    '## Call it',
    shell(
      `aws lambda wait function-active-v2 --function-name ${name}`,
      `aws lambda invoke --function-name ${name} --cli-binary-format raw-in-base64-out --payload file://event.json response.json`,
      'cat response.json',
    ),
    '## Remove everything',
    shell(...remove(name)),
  ].join('\n\n')}\n`
}

/** The role that a function needs, and a word of patience. */
export const addRole = (name: string): string =>
  `${shell(
    `ROLE=$(aws iam create-role --role-name ${name}-role --query Role.Arn --output text \\`,
    `  --assume-role-policy-document ${word(assumeRole)})`,
    `aws iam attach-role-policy --role-name ${name}-role --policy-arn ${logsPolicy}`,
  )}\n\nA new role takes some seconds to spread: when the next step says that Lambda cannot assume it, repeat the step.`

function contents(alone: boolean): string {
  const complete = alone
    ? '- `function.zip`: everything, the bootstrap and the handler; it needs no layer.'
    : '- `function.zip`: all of `/var/task`; it needs `layer.zip` beside it.'
  return [
    complete,
    '- `layer.zip`: the bootstrap and what belongs to it, for `/opt`; several functions can share it.',
    '- `function-only.zip`: the function without a bootstrap, for use with the layer.',
    '- `event.json`: the event to call it with.',
  ].join('\n')
}

const layer = (name: string): readonly string[] => [
  `LAYER=$(aws lambda publish-layer-version --layer-name ${name}-runtime --zip-file fileb://layer.zip \\`,
  '  --compatible-runtimes provided.al2023 --query LayerVersionArn --output text)',
]

/** The commands that create the function from a zip. */
export function create({ config }: Project, zip: string, more: readonly string[]): readonly string[] {
  const { functionName, handler, memoryMb, timeoutMs, variables } = config
  const environment = Object.keys(variables).length > 0 ? [`  --environment ${word(JSON.stringify({ Variables: variables }))} \\`] : []
  return [
    `aws lambda create-function --function-name ${word(functionName)} --runtime provided.al2023 --handler ${word(handler)} \\`,
    `  --timeout ${Math.ceil(timeoutMs / 1000)} --memory-size ${memoryMb} \\`,
    ...environment,
    ...more,
    `  --role "$ROLE" --zip-file fileb://${zip}`,
  ]
}

const remove = (name: string): readonly string[] => [
  ...removeFunction(name),
  `for version in $(aws lambda list-layer-versions --layer-name ${name}-runtime --query 'LayerVersions[].Version' --output text); do`,
  `  aws lambda delete-layer-version --layer-name ${name}-runtime --version-number "$version"`,
  'done',
]

/** The function, its role and its log are gone after these. */
export const removeFunction = (name: string): readonly string[] => [
  `aws lambda delete-function --function-name ${name}`,
  `aws iam detach-role-policy --role-name ${name}-role --policy-arn ${logsPolicy}`,
  `aws iam delete-role --role-name ${name}-role`,
  `aws logs delete-log-group --log-group-name /aws/lambda/${name}`,
]
