import { parseArgs } from 'node:util'
import { memoryMegabytes, timeoutSeconds } from '#lambda/limits.ts'
import { defaultConfig, type FunctionConfig } from '#lambda/world.ts'
import { layersLimit, type ProgramSource, programOf } from './program-source.ts'

const help = `Serves the AWS Lambda Runtime API on this machine.

  npm run -s runtime-api -- [options]

Without --exec, --zip or --dir it waits for a runtime that you start yourself. With one of them it is Lambda:
it starts the program when an event comes, as often as events overlap, and starts it again when it ends.

  --exec PATH        the program to run as bootstrap
  --dir DIR          a folder that stands for /var/task and holds bootstrap
  --zip FILE         a function.zip
  --layer ZIP        a layer, unpacked to a folder that stands for /opt; up to ${layersLimit}, later ones over earlier ones
  --extensions       starts the programs in the layers' extensions (without a layer /opt/extensions) and in DIR/extensions too
  --port N           where to listen; 0 takes any free port (9001)
  --host H           the address to listen at (127.0.0.1); 0.0.0.0 lets other machines invoke your function
  --timeout S        the function's timeout in seconds, ${timeoutSeconds.min} to ${timeoutSeconds.max} (3)
  --memory MB        the function's memory, ${memoryMegabytes.min} to ${memoryMegabytes.max} (128); it is told to the program and not enforced
  --concurrency N    environments at once; events beyond are throttled (10)
  --managed N        a Managed Instance: one environment whose program polls for up to N events at once
  --snap-start       the program may ask restore/next, as runtimes in container images do with SnapStart
  --idle S           an environment without an event for so many seconds is taken away (never)
  --handler NAME     the value of _HANDLER (function.handler)
  --env NAME=VALUE   a variable of the function; may be repeated
  --trace FILE       saves what happens, for the page to open
  --inspect          lets the page follow what happens
  --inspect-from O   an origin, https://name.example, of a page elsewhere that may follow too; may be repeated

The log of the function goes to stdout, the calls of the runtime to stderr. POST /reset begins with new environments.`

export interface CommandLine {
  readonly port: number
  readonly host: string
  readonly config: FunctionConfig
  readonly program?: ProgramSource
  readonly trace?: string
  /** Origins of pages that may follow the run beside those of this machine; absent when none may. */
  readonly inspect?: readonly string[]
}
export interface Says {
  readonly says: string
  readonly code: number
}

const wrong = (says: string): Says => ({ says, code: 2 })

const parsed = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '9001' },
      timeout: { type: 'string', default: '3' },
      memory: { type: 'string', default: '128' },
      concurrency: { type: 'string', default: '10' },
      'snap-start': { type: 'boolean', default: false },
      idle: { type: 'string' },
      managed: { type: 'string' },
      handler: { type: 'string', default: 'function.handler' },
      env: { type: 'string', multiple: true, default: [] },
      exec: { type: 'string' },
      dir: { type: 'string' },
      zip: { type: 'string' },
      layer: { type: 'string', multiple: true, default: [] },
      extensions: { type: 'boolean', default: false },
      trace: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      inspect: { type: 'boolean', default: false },
      'inspect-from': { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h' },
    },
  })
type Values = ReturnType<typeof parsed>['values']

/** What the command line asks for, or a sentence that says what is wrong with it. */
export function readCommandLine(args: readonly string[]): CommandLine | Says {
  try {
    const { values } = parsed(args)
    return values.help ? { says: help, code: 0 } : wantedBy(values)
  } catch (error) {
    return wrong(`${error instanceof Error ? error.message.split('\n')[0] : error}\n\n${help}`)
  }
}

function wantedBy(values: Values): CommandLine | Says {
  const numbers = numbersOf(values)
  const variables = variablesOf(values.env)
  const program = programOf(values)
  for (const read of [...Object.values(numbers), variables, program]) if (typeof read === 'string') return wrong(read)
  if (typeof variables === 'string' || typeof program === 'string') return wrong('')
  return {
    port: Number(numbers.port),
    host: values.host,
    config: { ...configOf(numbers), handler: values.handler, variables, ...(values['snap-start'] && { snapStart: true }) },
    ...(program && { program }),
    ...(values.trace !== undefined && { trace: values.trace }),
    ...((values.inspect || values['inspect-from'].length > 0) && { inspect: values['inspect-from'] }),
  }
}

/** Each number, or what is wrong with it. */
function numbersOf({ port, timeout, memory, concurrency, managed, idle }: Values) {
  return {
    port: whole('port', port, 0, 65_535, 'a number'),
    timeout: whole('timeout', timeout, timeoutSeconds.min, timeoutSeconds.max, 'whole seconds'),
    memory: whole('memory', memory, memoryMegabytes.min, memoryMegabytes.max, 'whole megabytes'),
    concurrency: whole('concurrency', concurrency, 1, 1000, 'a number'),
    managed: managed === undefined ? undefined : whole('managed', managed, 1, 1000, 'a number'),
    idle: idle === undefined ? undefined : whole('idle', idle, 1, 86_400, 'whole seconds'),
  }
}

function configOf({ memory, timeout, concurrency, managed, idle }: ReturnType<typeof numbersOf>): FunctionConfig {
  return {
    ...defaultConfig,
    memoryMb: Number(memory),
    timeoutMs: Number(timeout) * 1000,
    concurrency: Number(concurrency),
    ...(managed !== undefined && { mode: 'managed' as const, maxConcurrency: Number(managed) }),
    ...(idle !== undefined && { idleMs: Number(idle) * 1000 }),
  }
}

const whole = (name: string, text: string, min: number, max: number, what: string): number | string =>
  /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max
    ? Number(text)
    : `--${name} takes ${what} from ${min} to ${max}, and not ${text}.`

function variablesOf(pairs: readonly string[]): Record<string, string> | string {
  const variables: Record<string, string> = {}
  for (const pair of pairs) {
    const [, name, value] = /^([A-Za-z]\w*)=(.*)$/s.exec(pair) ?? []
    if (name === undefined || value === undefined) return `--env takes NAME=VALUE, the name of letters, digits and _, and not ${pair}.`
    variables[name] = value
  }
  return variables
}
