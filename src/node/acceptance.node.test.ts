import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packagesOf } from '#export/packages.ts'
import { zipOf } from '#export/zip.ts'
import { greetingOf, hardNames } from '#project/hard-names.ts'
import { piRequests } from '#project/pi-requests.ts'
import { applyFix } from '#project/problem.ts'
import { findProblems } from '#project/problems.ts'
import type { Project } from '#project/project.ts'
import { defaultProject, templates } from '#project/templates.ts'
import { type Bench, bench, cannotRun, unpack } from './real-programs.ts'

const template = (id: string): Project => templates.find((other) => other.id === id)?.project ?? defaultProject
const withHandler = (project: Project, content: string): Project => ({
  ...project,
  files: { ...project.files, 'function.sh': { content, executable: false } },
})

if (cannotRun !== undefined) console.warn(`SKIPPED: real bootstraps need ${cannotRun}, missing on this machine.`)

describe.skipIf(cannotRun !== undefined)('under real bash and curl, with Lambda’s variables alone', () => {
  let lab: Bench
  beforeEach(async () => {
    lab = await bench()
  })
  afterEach(() => lab.end())

  const deploy = (project: Project) => {
    const task = join(lab.folder, 'var-task')
    unpack(packagesOf(project)['function.zip'], task)
    return lab.start(join(task, 'bootstrap'), task)
  }
  const answer = async (event: string) => {
    const response = await lab.invoke(event)
    return { text: await response.text(), error: response.headers.get('X-Amz-Function-Error') }
  }

  test('the exported function.zip greets five names, each to the letter', async () => {
    deploy(defaultProject)
    for (const greeting of hardNames.map(greetingOf)) expect(await answer(greeting.event)).toEqual({ text: greeting.answer, error: null })
  })

  test('the template for π answers every request, bad ones with 400', async () => {
    deploy(template('pi'))
    for (const { event, status, words } of piRequests) {
      const { text, error } = await answer(event)
      const response: { statusCode: number; body: string } = JSON.parse(text)
      expect({ status: response.statusCode, error }).toEqual({ status, error: null })
      expect(response.body).toContain(words)
    }
  })

  test('layer.zip in /opt and function-only.zip in /var/task answer the same, to the byte', async () => {
    const echo = packagesOf(withHandler(defaultProject, 'handler() { cat; }\n'))
    const [opt, task] = [join(lab.folder, 'opt'), join(lab.folder, 'var', 'task')]
    unpack(echo['layer.zip'], opt)
    unpack(echo['function-only.zip'], task)
    lab.start(join(opt, 'bootstrap'), task)
    for (const name of hardNames) expect((await answer(`\n ${name}\n\n`)).text).toBe(`\n ${name}\n\n`)
  })

  test('a response that begins with @ is sent, and no file is read for it', async () => {
    deploy(withHandler(defaultProject, `handler() { local text="\${1%\\"}"; printf '%s' "\${text#\\"}"; }\n`))
    expect((await answer('"@/etc/hostname"')).text).toBe('@/etc/hostname')
  })

  test('the default bootstrap reports what a handler does wrong and goes on in the same environment', async () => {
    deploy(
      withHandler(
        defaultProject,
        'handler() { case $1 in 1) false ;; 2) exit 3 ;; 3) nothing_of_this_name ;; 4) echo $UNSET ;; *) echo fine ;; esac; }\n',
      ),
    )
    const failed = (status: number) => ({
      text: `{"errorType":"Function.ExitError","errorMessage":"handler ended with status ${status}"}`,
      error: 'Unhandled',
    })
    for (const [event, status] of [
      ['1', 1],
      ['2', 3],
      ['3', 127],
      ['4', 1],
    ] as const)
      expect(await answer(event)).toEqual(failed(status))
    expect(await answer('5')).toEqual({ text: 'fine\n', error: null })
    expect(Object.keys(lab.simulation.getWorld().environments)).toHaveLength(1)
  })

  test.each([
    ['nowhere.sh is missing', 'function.sh', 'other.sh', 'Runtime.HandlerNotFound'],
    ['the function is missing', 'function.sh', 'function.sh', 'Runtime.HandlerNotFound'],
  ])('when %s, the default bootstrap reports an init error', async (_name, _path, path, errorType) => {
    const { bootstrap } = defaultProject.files
    if (!bootstrap) throw new Error('The default project has no bootstrap')
    const program = deploy({ ...defaultProject, files: { bootstrap, [path]: { content: 'main() { :; }\n', executable: false } } })
    expect(await once(program, 'exit')).toEqual([1, null])
    expect(JSON.parse((await answer('{}')).text)).toMatchObject({ errorType })
  })

  test('a response over 6 MiB is refused, and the next event is answered', async () => {
    deploy(withHandler(defaultProject, `handler() { [ "$1" = 1 ] && { head -c 7000000 /dev/zero | tr '\\0' x; return; }; echo fine; }\n`))
    expect(JSON.parse((await answer('1')).text).errorType).toBe('Function.ResponseSizeTooLarge')
    expect((await answer('2')).text).toBe('fine\n')
  })

  test('the tutorial’s bootstrap answers twenty events in order', async () => {
    deploy(template('tutorial'))
    for (let n = 1; n <= 20; n += 1) expect((await answer(`{"n": ${n}}`)).text).toBe(`{"received": {"n": ${n}}}`)
  })

  test('the article’s bootstrap fails with bash’s own words, as told; repaired, it answers twenty events in order', async () => {
    let project = template('article')
    const told: string[] = []
    for (let [problem] = findProblems(project); problem?.fix; [problem] = findProblems(project)) {
      told.push(problem.id)
      const task = join(lab.folder, problem.id)
      unpack(zipOf(withHandler(project, 'handler() { return 1; }\n').files), task)
      const program = lab.start(join(task, 'bootstrap'), task)
      let words = ''
      program.stderr?.on('data', (piece) => {
        words += piece
      })
      const invoked = problem.id === 'unknown-request-id' ? answer('{}') : undefined
      await once(program, 'close')
      expect(words).toContain(problem.what.replace('bash says: ', ''))
      lab.simulation.stop()
      await invoked
      project = applyFix(project, problem.fix)
    }
    expect(told).toEqual(['loop-without-do', 'headers-never-set', 'unknown-request-id'])
    deploy(project)
    for (let n = 1; n <= 20; n += 1) expect((await answer(`${n}`)).text).toBe(`{"received": ${n}}`)
  })
})
