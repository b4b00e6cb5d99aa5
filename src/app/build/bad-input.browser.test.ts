import { afterEach, expect, test, vi } from 'vitest'
import { defaultConfig } from '#lambda/world.ts'
import { plainInvoke } from '#project/invoke-form.ts'
import type { Project } from '#project/project.ts'
import type { Session } from '../session/session.ts'
import { openSession } from '../session/session.ts'
import { answerTo, facts, until } from '../session/session-fixtures.ts'
import { built, useBuild } from './build.ts'

/** Fetching and starting the compiler takes seconds, and more on a busy machine. */
const patience = { timeout: 300_000 }

const open: Session[] = []
afterEach(() => {
  vi.restoreAllMocks()
  for (const session of open.splice(0)) session.dispose()
})

const cpp = (content: string): Project => ({
  name: 'test',
  runtime: 'cpp',
  files: { 'main.cpp': { content, executable: false } },
  layers: [],
  config: { ...defaultConfig, timeoutMs: 60_000 },
  event: '{}',
  invoke: plainInvoke,
})

const handler = (body: string): Project =>
  cpp(`#include <aws/lambda-runtime/runtime.h>
#include <cstdio>
#include <string>
using namespace aws::lambda_runtime;
static invocation_response my_handler(invocation_request const& request)
{
${body}
}
int main() { run_handler(my_handler); }
`)

async function start(project: Project): Promise<Session> {
  const session = await openSession({ project: await built(project), path: 'direct', recording: false })
  open.push(session)
  return session
}

test('a header that is missing is told at its place, and one of the AWS SDK with the reason', patience, async () => {
  await expect(built(cpp('#include <boost/asio.hpp>\nint main() {}\n'))).rejects.toThrow('the compiler found an error')
  expect(useBuild.getState().result?.diagnostics).toMatchObject([{ file: 'main.cpp', line: 1, message: "'boost/asio.hpp' file not found" }])
  await expect(built(cpp('\n#include <aws/s3/S3Client.h>\nint main() {}\n'))).rejects.toThrow('Nothing was deployed')
  const [missing] = useBuild.getState().result?.diagnostics ?? []
  expect(missing).toMatchObject({ file: 'main.cpp', line: 2, message: expect.stringContaining('clients for S3, DynamoDB') })
})

test('a build that would take minutes is cancelled, and the next one is as good as ever', patience, async () => {
  const bomb = `template <int D, int I> struct B { static constexpr int v = B<D - 1, 2 * I>::v + B<D - 1, 2 * I + 1>::v; };
template <int I> struct B<0, I> { static constexpr int v = 1; };
static_assert(B<20, 0>::v > 0);
int main() {}
`
  const building = built(cpp(bomb))
  const cancelled = expect(building).rejects.toThrow('The build was cancelled')
  await vi.waitUntil(() => useBuild.getState().progress?.phase === 'compiling', patience)
  useBuild.getState().cancel?.()
  await cancelled
  const session = await start(handler('    return invocation_response::success(request.payload, "application/json");'))
  expect(await answerTo(session, '{"n":1}')).toBe('{"n":1}')
})

test('fifty megabytes of output come out whole, and the program answers', patience, async () => {
  const session = await start(
    handler(`    std::string const line(1023, 'x');
    for (int n = 0; n < 50 * 1024; ++n) std::puts(line.c_str());
    std::fflush(stdout);
    return invocation_response::success("written", "text/plain");`),
  )
  expect(await answerTo(session, '{}')).toBe('written')
  expect(facts(session, 'process.output').reduce((sum, { text }) => sum + text.length, 0)).toBe(50 * 2 ** 20)
})

test('a program that writes without end is killed at once, and the next event finds a new one', patience, async () => {
  const session = await start(
    handler(`    while (request.payload == "1") { std::puts("on and on"); std::fflush(stdout); }
    return invocation_response::success("calm", "text/plain");`),
  )
  session.invoke('1')
  await until(session, () => facts(session, 'process.output').length > 0)
  const terminate = vi.spyOn(Worker.prototype, 'terminate')
  session.stop()
  expect(terminate).toHaveBeenCalledOnce()
  expect(await answerTo(session, '2')).toBe('calm')
})
