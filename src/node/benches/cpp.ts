import { compared, piEvent } from '#project/compared.ts'
import { textIn } from '#project/files.ts'
import { compileCpp } from '../cpp/compile.ts'
import { hasGcc, type NativeRun, withNative } from '../cpp/native-build.ts'
import { runCpp } from '../cpp/run.ts'
import { type BenchRow, median } from './bench-row.ts'
import { inPage } from './in-page.ts'

const rounds = 15

/** What `measureCpp` in the page gives, ms. */
interface PageTimes {
  readonly loadMs: number
  readonly coldBuildMs: number
  readonly warmBuilds: readonly number[]
  readonly reports: readonly number[]
  readonly thousands: readonly number[]
  readonly killMs: readonly number[]
}

/** C++ in the page: the compiler cold and warm, invocations by REPORT on the direct path, 3,000 digits beside g++ -O2 in the same run. */
export async function cpp(): Promise<readonly BenchRow[]> {
  const source = textIn(compared[0]?.project.files['main.cpp'] ?? { content: '', executable: false }) ?? ''
  const { bootstrap } = await compileCpp(source)
  if (!bootstrap) throw new Error('Failed to bench C++: the program does not compile')
  return native(source, async (run) => {
    const times: PageTimes = await inPage((page) =>
      page.evaluate(
        async ([module, count]) => (await import(/* @vite-ignore */ String(module))).measureCpp(count),
        ['/src/app/build/build-bench.ts', rounds],
      ),
    )
    const here = handlerMillis(
      runCpp(
        bootstrap,
        Array.from({ length: rounds }, () => piEvent(3000)),
      ).posts.map(({ body }) => body),
    )
    const beside = run?.(Array.from({ length: rounds }, () => piEvent(3000))).millis
    return [
      row('compiler fetched from this machine', [times.loadMs]),
      row('first build of the article’s program', [times.coldBuildMs]),
      row('later build after an edit', times.warmBuilds),
      row('warm invocation, 10 digits, REPORT on the direct path', times.reports),
      row('kill of an endless loop', times.killMs),
      row('3,000 digits in the page ÷ g++ -O2, handler', times.thousands, beside),
      row('3,000 digits in Node.js ÷ g++ -O2, handler', here, beside),
    ]
  })
}

const handlerMillis = (answers: readonly string[]): readonly number[] => answers.map((answer) => Number(JSON.parse(answer).milliseconds))

type Run = (events: readonly string[]) => NativeRun

const native = <T>(source: string, work: (run: Run | undefined) => Promise<T>): Promise<T> =>
  hasGcc ? withNative(source, work) : work(undefined)

function row(name: string, ours: readonly number[], reference: readonly number[] = []): BenchRow {
  const rounded = (value: number) => Number(value.toFixed(3))
  const [mine, other] = [median(ours), reference.length > 0 ? median(reference) : null]
  const spread = `${rounded(Math.min(...ours))}–${rounded(Math.max(...ours))} ms`
  return {
    case: `${name} (${spread})`,
    ours: rounded(mine),
    reference: other && rounded(other),
    unit: 'ms',
    ratio: other && rounded(mine / other),
    rounds: ours.length,
  }
}
