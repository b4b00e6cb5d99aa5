import { spawnSync } from 'node:child_process'
import { ms } from '#base/brand.ts'
import { longestValue, recordLimit } from '#lambda/statements.ts'
import { Collector, TextSource } from '#shell/process/description.ts'
import { Kernel } from '#shell/process/kernel.ts'
import { Recorder } from '#shell/record/recorder.ts'
import { bashProgram } from '#shell/run/start.ts'
import { realHost } from '../shell/host.ts'
import { type BenchRow, compare } from './bench-row.ts'
import { shellInPage } from './shell-in-page.ts'

/** Pure shell: no program is run but the shell itself. Each takes real bash some tenths of a second. */
const scripts: Readonly<Record<string, string>> = {
  'counting loop': 'i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done; echo $i',
  'string building': `s=; for ((i = 0; i < 2000; i++)); do s+="item $i,"; t=\${s: -10}; u=\${t//[0-9]/x}; done; echo \${#s} "$u" "\${s#*,}" | { read -r a b; echo "$a"; }`,
  'function calls':
    'add() { local a=$1 b=$2; result=$((a + b)); return 0; }; sum=0; for ((i = 0; i < 30000; i++)); do add "$sum" "$i"; sum=$result; done; echo $sum',
  'array sort': `x=7; a=(); for ((i = 0; i < 300; i++)); do x=$(((x * 1103515245 + 12345) % 2147483648)); a+=($x); done; n=\${#a[@]}; for ((i = 1; i < n; i++)); do v=\${a[i]}; for ((j = i - 1; j >= 0 && a[j] > v; j--)); do a[j+1]=\${a[j]}; done; a[j+1]=$v; done; echo "\${a[0]} \${a[299]}"`,
  'arithmetic sieve': `n=40000; for ((i = 2; i * i <= n; i++)); do if [[ -z \${c[i]} ]]; then for ((j = i * i; j <= n; j += i)); do c[j]=1; done; fi; done; k=0; for ((i = 2; i <= n; i++)); do [[ -z \${c[i]} ]] && ((k++)); done; echo $k`,
}

const rounds = 7

/** The shell by itself, beside bash where that is installed. */
export async function shell(): Promise<readonly BenchRow[]> {
  const known = spawnSync('bash', ['-c', 'echo $BASH_VERSION'], { encoding: 'utf8' }).stdout
  const rows: BenchRow[] = []
  for (const [name, script] of Object.entries(scripts)) {
    const reference = async () => void expectSame(runBash(script), runOurs(script))
    if (known) await reference()
    rows.push(
      await compare(
        `${name}; reference: bash ${known ? known.trim() : 'is not installed'}`,
        rounds,
        async () => void runOurs(script),
        known ? async () => void runBash(script) : undefined,
      ),
    )
  }
  return [...rows, await unasked(), ...(await shellInPage())]
}

/** What a recorder costs of which nothing is asked, beside a machine that has none. */
function unasked(): Promise<BenchRow> {
  const script = scripts['counting loop'] ?? ''
  const idle = (kernel: Kernel) => {
    const nobody = () => {
      throw new Error('Failed to measure: the recorder tells of something')
    }
    const host = { now: () => ms(0), tell: nobody, stopped: nobody, fileAt: nobody, limit: recordLimit, longest: longestValue }
    new Recorder(kernel, host).configure(false, [])
  }
  return compare(
    'counting loop with a recorder of which nothing is asked; reference: without a recorder',
    2 * rounds,
    async () => void runOurs(script, idle),
    async () => void runOurs(script),
  )
}

function expectSame(theirs: string, ours: string): void {
  if (theirs !== ours) throw new Error(`Failed to compare: bash says ${JSON.stringify(theirs)}, our shell ${JSON.stringify(ours)}`)
}

const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' }

const runBash = (script: string): string => spawnSync('bash', ['-c', script], { encoding: 'utf8', env: environment }).stdout

function runOurs(script: string, prepare: (kernel: Kernel) => void = () => {}): string {
  const kernel = new Kernel(realHost(), 30_000)
  prepare(kernel)
  const process = kernel.create(undefined, 'bash')
  if (!process) throw new Error('Failed to start the shell')
  const out = new Collector()
  process.assign(0, new TextSource(''))
  process.assign(1, out)
  process.assign(2, out)
  kernel.start(process, bashProgram(process, ['bash', '-c', script], new Map(Object.entries(environment))))
  while (kernel.run(1000));
  if (!process.exit) throw new Error('Failed to run a script to its end')
  return out.text
}
