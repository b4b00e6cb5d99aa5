import type { RuntimeMeta } from '../runtime.ts'

export const bashMeta: RuntimeMeta = {
  id: 'bash',
  label: 'bash',
  caveats: [
    'This is just-bash 3.4.2, a re-implementation of bash in TypeScript, not GNU bash. Most scripts run alike; error texts lack the script name and line number.',
    'What the program writes to stderr appears at once. What it writes to stdout outside of $( … ) appears when the program ends, and is lost when it is killed.',
    'A syntax error is worded by just-bash, ends the program with 1 instead of 2, and nothing before it in the file has run.',
    'Commands after & run to their end in the foreground; trap, wait for jobs, coproc and select are missing.',
    'Parts of a pipeline run one after the other, so a producer that never ends hangs its pipeline.',
    '/var/task and /opt are read-only, as on Lambda; but a redirection into them ends the whole program, where bash would go on.',
    'curl is our own: it speaks to the Runtime API alone, has no progress meter, and knows no proxies, cookie jars or certificates. mktemp is our own too.',
  ],
}
