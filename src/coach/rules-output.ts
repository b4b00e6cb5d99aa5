import { outputs, type Rule } from './rule.ts'
import { lostBefore, unbound } from './rules-state.ts'

/** Commands that people expect and that the OS-only runtime provided.al2023 does not have (AL2023 minimal container image, package list). */
const absent =
  'jq|python3?|aws|zip|unzip|tar|gzip|find|xargs|which|hostname|ps|free|openssl|uuidgen|flock|column|file|git|wget|nc|bc|perl|less|vim'

/** What programs wrote to their log. */
export const outputRules: readonly Rule[] = [
  {
    id: 'command-absent',
    title: 'A command that provided.al2023 does not have',
    cause: 'The runtime is a minimal system: bash, coreutils, grep, sed, gawk and curl, and little more.',
    consequence: 'The command is not found, status 127, although it works on your machine.',
    remedy: 'Do without it, or bring a static binary in the bin/ of a layer: /opt/bin is on the PATH.',
    find: (evidence) => outputs(evidence, new RegExp(`(^|: )(${absent}): command not found`, 'm')),
  },
  {
    id: 'unbound-variable',
    title: 'A variable that was never set',
    cause: 'With set -u an unset variable is an error. In the article’s bootstrap it is HEADERS: nothing ever names that file.',
    consequence: 'The shell ends, and the event in hand fails.',
    remedy: 'Set it before: HEADERS="$(mktemp)"; or give a default with :- in the braces.',
    find: (evidence) => outputs(evidence, unbound).filter((event) => !lostBefore(evidence, event)),
  },
  {
    id: 'argument-list-too-long',
    title: 'A body was passed as an argument, and it is too long',
    cause: 'Linux takes at most 131,072 bytes in one argument: curl -d "$RESPONSE" passes the whole response in one.',
    consequence: 'The command is not even started, status 126, and the event stays unanswered.',
    remedy: 'Send it through standard input: curl --data-binary @- … <<< "$RESPONSE", or from a file.',
    find: (evidence) => outputs(evidence, /Argument list too long/),
  },
  {
    id: 'syntax-error',
    title: 'The script is not whole bash',
    cause:
      'A word is missing or one too many: often a do after while, a fi, a quote or a bracket. bash reads on until it cannot be right any more.',
    consequence: 'The shell ends there with status 2. In the bootstrap that is before its first event, so every invocation fails.',
    remedy: 'Look at the line that the message names and at the block that begins before it. bash -n bootstrap checks without running.',
    find: (evidence) => outputs(evidence, /: syntax error/),
  },
  {
    id: 'data-at-sign',
    title: 'A response that begins with @ was taken for a file name',
    cause: 'curl -d "$RESPONSE" reads a leading @ as the name of a file to send.',
    consequence:
      'The file does not exist, so an empty body is posted, and the invoker gets nothing; or a file of yours is sent to the invoker.',
    remedy: 'Send it through standard input, --data-binary @- … <<< "$RESPONSE", or use --data-raw.',
    find: (evidence) => outputs(evidence, /Couldn't read data from file ".*", this makes an empty POST/),
  },
  {
    id: 'curl-verbose',
    title: 'curl -v writes every header into the log',
    cause: 'The option -v is left over from trying things out.',
    consequence: 'Dozens of lines per event in CloudWatch Logs, which are paid for, and your own lines drown in them.',
    remedy: 'Use -sS instead: silent, but errors are shown.',
    find: (evidence) => outputs(evidence, /^> (GET|POST) \/2018-06-01\/runtime/m),
  },
  {
    id: 'read-only',
    title: 'A write to where nothing can be written',
    cause: '/var/task and /opt are read-only on Lambda.',
    consequence: 'The write fails, here and there.',
    remedy: 'Write to /tmp, the one place for files.',
    find: (evidence) => outputs(evidence, /Read-only file system/),
  },
  {
    id: 'disk-full',
    title: '/tmp is full',
    cause: '/tmp has 512 MB if nothing else is set, and keeps its files from one event to the next.',
    consequence: 'Writes fail, often only after many events.',
    remedy: 'Remove files when an event is done, or give the function more ephemeral storage.',
    find: (evidence) => outputs(evidence, /No space left on device/),
  },
  {
    id: 'dev-fd',
    title: 'Process substitution does not work on Lambda',
    cause: 'The forms <( … ) and >( … ) need /dev/fd, which is missing in an execution environment.',
    consequence: 'The command cannot open its file, although it works on your machine.',
    remedy: 'Use a pipe, a here-string (<<<), or a file in /tmp.',
    find: (evidence) => outputs(evidence, /\/dev\/fd\/\d+: No such file or directory/),
  },
  {
    id: 'connection-failed',
    title: 'A request that does not go to the Runtime API',
    cause: 'The address is wrong, or AWS_LAMBDA_RUNTIME_API is not used. This simulation has no internet.',
    consequence:
      'On Lambda the address of the Runtime API may change at any time; other hosts can be reached only if the function’s network allows it.',
    remedy: 'Build the address from $AWS_LAMBDA_RUNTIME_API.',
    find: (evidence) => outputs(evidence, /^curl: \((6|7)\) /m),
  },
]
