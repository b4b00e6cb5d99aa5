import { differences } from '#shell/fidelity/differences.ts'
import type { RuntimeMeta } from '../runtime.ts'

/** Snippets of the corpus that are known to differ from bash, by reason. */
const known = Object.entries(differences)
  .filter(([, names]) => names.length > 0)
  .map(([reason, names]) => `Known to differ from bash 5.2, because ${reason}: ${names.join('; ')}.`)

export const bashMeta: RuntimeMeta = {
  id: 'bash',
  label: 'bash',
  caveats: [
    'This is a shell of our own, written after GNU bash 5.2 and compared with it snippet by snippet. It is not GNU bash: some messages and rare corners differ.',
    'Process substitution fails here, because it fails on Lambda: an execution environment has no /dev/fd.',
    'sed, awk and a few more are those of just-bash 3.4.2: loaded when first called, and buffered from beginning to end.',
    'Only commands of provided.al2023 exist, and of those not every one: a command that is missing here says “command not found”. The settings can add jq and others, as if from a layer.',
    'curl is our own: it speaks to the Runtime API alone, has no progress meter, and knows no proxies, cookie jars or certificates.',
    'The function’s memory is reported, not enforced: what is enforced is the size of /tmp, 1,024 processes, 1,024 descriptors, and 512 MB for a single value.',
    'An environment records its first 100,000 statements; it goes on after that, but what it does is no longer told.',
    ...known,
  ],
}
