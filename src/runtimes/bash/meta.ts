import type { RuntimeMeta } from '../runtime.ts'

export const bashMeta: RuntimeMeta = {
  id: 'bash',
  label: 'bash',
  caveats: [
    'This is a shell of our own, written after GNU bash 5.2 and compared with it snippet by snippet. It is not GNU bash: some messages and rare corners differ.',
    'Process substitution fails here, because it fails on Lambda: an execution environment has no /dev/fd.',
    'sed, awk and a few more are those of just-bash 3.4.2: loaded when first called, and buffered from beginning to end.',
    'Only commands of provided.al2023 exist, and of those not every one: a command that is missing here says “command not found”.',
    'curl is our own: it speaks to the Runtime API alone, has no progress meter, and knows no proxies, cookie jars or certificates.',
    'Processes in the background go on between events, where Lambda would freeze them.',
  ],
}
