import { join } from 'node:path'
import type { Page } from 'playwright'
import { packagesOf } from '#export/packages.ts'
import { templates } from '#project/templates.ts'
import { type Bench, bench, cannotRun, parked, unpack, until } from '../real-programs.ts'
import { type BenchRow, median } from './bench-row.ts'
import { inPage } from './in-page.ts'

/** Calls a function of the page's bench. */
type InPage = <T>(name: string, ...args: readonly unknown[]) => Promise<T>

const callerOf =
  (page: Page): InPage =>
  (name, ...args) =>
    page.evaluate(async ([module, name, args]) => (await import(/* @vite-ignore */ String(module)))[String(name)](...(args as unknown[])), [
      '/src/app/session/machine-bench.ts',
      name,
      args,
    ] as const)

/** The shell in a worker of a real page: invocations, starts, recording and kills. */
export const shellInPage = (): Promise<readonly BenchRow[]> =>
  inPage(async (page) => {
    const call = callerOf(page)
    return [await invocations(call), await starts(call), await recording(call), ...(await kills(call))]
  })

/** The tutorial's bootstrap in the page, beside the same one under real bash and curl on our own server, in turn. */
async function invocations(call: InPage): Promise<BenchRow> {
  const rounds = 60
  const lab = cannotRun === undefined ? await bench() : undefined
  if (lab) await deploy(lab)
  await call('open', 'plain', false)
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = -20; round < rounds; round += 1) {
    const mine = await call<number>('invocation', 'plain')
    const other = lab && (await realInvocation(lab))
    if (round < 0) continue
    ours.push(mine)
    if (other !== undefined) theirs.push(other)
  }
  await call('close', 'plain')
  await lab?.end()
  return row("one invocation of the tutorial's bootstrap, direct; reference: bash and curl on npm run runtime-api", ours, theirs)
}

async function deploy(lab: Bench): Promise<void> {
  const tutorial = templates.find(({ id }) => id === 'tutorial')
  if (!tutorial) throw new Error('Failed to measure: there is no template “tutorial”')
  const task = join(lab.folder, 'var-task')
  unpack(packagesOf(tutorial.project)['function.zip'], task)
  lab.start(join(task, 'bootstrap'), task)
  await until(lab.simulation, (world) => parked(world) === 1)
}

async function realInvocation(lab: Bench): Promise<number> {
  const start = performance.now()
  await lab.simulation.invoke(new TextEncoder().encode('{"name":"Ada"}')).result
  await until(lab.simulation, (world) => parked(world) === 1)
  return performance.now() - start
}

async function starts(call: InPage): Promise<BenchRow> {
  await call('open', 'starts', false)
  const times: number[] = []
  for (let round = 0; round < 7; round += 1) times.push(await call<number>('coldStart', 'starts'))
  await call('close', 'starts')
  return row('from Run to the first response, in a worker that is loaded', times)
}

/** Some 10,000 statements in the idioms of handlers: assignments, tests, arithmetic, calls. */
const busyHandler = `handler() {
  local i total=0 name
  for ((i = 0; i < 1250; i++)); do
    name="item-$i"
    if [ -n "$name" ]; then total=$((total + i)); fi
    case $name in *7) note "$name" ;; esac
    [[ $name == *-* ]] && last=\${name#*-}
  done
  echo "$total"
}
note() { noted+=("$1"); }
`

async function recording(call: InPage): Promise<BenchRow> {
  await call('open', 'recorded', true, busyHandler)
  await call('open', 'silent', false, busyHandler)
  const [recorded, silent]: [number[], number[]] = [[], []]
  // An environment records 100,000 statements at most.
  for (let round = -1; round < 8; round += 1) {
    const [one, other] = [await call<number>('invocation', 'recorded'), await call<number>('invocation', 'silent')]
    if (round < 0) continue
    recorded.push(one)
    silent.push(other)
  }
  await call('close', 'recorded')
  await call('close', 'silent')
  return row('an invocation of about 10,000 statements, recorded; reference: not recorded', recorded, silent)
}

const victims = {
  'a busy loop': 'handler() { [ -e /tmp/one ] || { touch /tmp/one; return; }; echo ready >&2; while :; do :; done; }',
  'a parked curl':
    'handler() { [ -e /tmp/one ] || { touch /tmp/one; return; }; echo ready >&2; curl -s "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next"; sleep 1000; }',
  '500 processes':
    'handler() { [ -e /tmp/one ] || { touch /tmp/one; return; }; for ((i = 0; i < 500; i++)); do sleep 1000 & done; echo ready >&2; wait; }',
}

async function kills(call: InPage): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const [what, handler] of Object.entries(victims)) {
    const killed: number[] = []
    const blocked: number[] = []
    for (let round = 0; round < 5; round += 1) {
      await call('open', what, true, handler)
      const times = await call<{ readonly killed: number; readonly blocked: number }>('kill', what, 'ready')
      killed.push(times.killed)
      blocked.push(times.blocked)
      await call('close', what)
    }
    rows.push(
      row(`SIGKILL of ${what}`, killed),
      row(`longest that the page was busy until ${what} was killed, worst round`, [Math.max(...blocked)]),
    )
  }
  return rows
}

function row(name: string, ours: readonly number[], reference: readonly number[] = []): BenchRow {
  const rounded = (value: number) => Number(value.toFixed(3))
  const [mine, other] = [median(ours), reference.length > 0 ? median(reference) : null]
  return {
    case: name,
    ours: rounded(mine),
    reference: other && rounded(other),
    unit: 'ms',
    ratio: other && rounded(mine / other),
    rounds: ours.length,
  }
}
