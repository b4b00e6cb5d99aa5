import { expect, test } from 'vitest'
import type { Stimulus } from '#lambda/stimuli.ts'
import { deployable } from '#node/cpp/compile.ts'
import type { Project } from '#project/project.ts'
import { templates } from '#project/templates.ts'
import { print } from '#trace/print.ts'
import { rehearse } from './rehearsal.ts'
import { textIn } from './rehearsed.ts'

/** Compiling takes seconds, and more on a busy machine. */
const patience = 300_000

const template = (id: string): Project => {
  const found = templates.find((one) => one.id === id)
  if (!found) throw new Error(`Failed to find the template ${id}`)
  return found.project
}
const withMain = (source: string): Project => ({ ...template('cpp-echo'), files: { 'main.cpp': { content: source, executable: false } } })
const event = (content: string): Stimulus => ({ do: 'invoke', event: content })

async function answers(project: Project, ...stimuli: readonly Stimulus[]): Promise<readonly string[]> {
  const played = await rehearse(await deployable(project), stimuli)
  return played.trace.flatMap((one) =>
    one.type === 'invoke.responded' ? ['text' in one.result.body ? one.result.body.text : textIn(played)(one.result.body)] : [],
  )
}

test('a C++ program is played in simulated time, and the same input gives the same trace', { timeout: patience }, async () => {
  const project = await deployable(template('cpp-echo'))
  const stimuli = [event('{"a":1}'), { do: 'wait', ms: 600_000 } as const, event('{"a":2}')]
  expect(await answers(project, ...stimuli)).toEqual(['{"a":1}', '{"a":2}'])
  expect(print((await rehearse(project, stimuli)).trace)).toBe(print((await rehearse(project, stimuli)).trace))
})

test('a C++ program that ends in its handler is started anew for the next event', { timeout: patience }, async () => {
  const exits = `#include <aws/lambda-runtime/runtime.h>
#include <cstdlib>
using namespace aws::lambda_runtime;
int main() { run_handler([](invocation_request const& request) {
  if (request.payload == "1") std::exit(3);
  return invocation_response::success("fine", "text/plain"); }); }`
  expect(await answers(withMain(exits), event('1'), event('2'))).toEqual([expect.stringContaining('exit status 3'), 'fine'])
})

test('a C++ program that waits for the clock comes to its deadline', { timeout: patience }, async () => {
  const waits = `#include <aws/lambda-runtime/runtime.h>
#include <chrono>
using namespace aws::lambda_runtime;
int main() { run_handler([](invocation_request const&) {
  auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (std::chrono::steady_clock::now() < until);
  return invocation_response::success("late", "text/plain"); }); }`
  expect(await answers(withMain(waits), event('1'))).toEqual([expect.stringContaining('Task timed out')])
})
