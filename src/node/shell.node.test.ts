import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'shell-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the shell as `npm run -s shell` does, from a folder of the caller's. */
function shell(args: readonly string[], input = '') {
  const command = ['--stack-size=6500', '--import', 'tsx', 'src/node/shell.ts', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    input,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  })
  return { status, stdout, stderr }
}

test('the profile of the host runs a script where the caller stands, over real files, streams and statuses', () => {
  writeFileSync(join(folder, 'host.sh'), 'read line; echo "$0 $1 $line $PWD"; echo kept > kept; cat kept; exit 3\n')
  expect(shell(['host.sh', 'one'], 'hello\n')).toEqual({ status: 3, stdout: `host.sh one hello ${folder}\nkept\n`, stderr: '' })
})

test('the profile of Lambda has the caller’s folder in /var/task, read-only, and Lambda’s variables and programs', () => {
  writeFileSync(join(folder, 'task.sh'), 'echo "$PWD $_HANDLER"; echo x > x; type jq; echo kept > /tmp/kept; cat /tmp/kept\n')
  expect(shell(['--lambda', 'task.sh'])).toEqual({
    status: 0,
    stdout: '/var/task function.handler\nkept\n',
    stderr: 'task.sh: line 1: x: Read-only file system\ntask.sh: line 1: type: jq: not found\n',
  })
})

test('commands given in the call run too, and what is missing is said in bash’s words', () => {
  expect(shell(['-c', 'echo "$BASH_VERSION"; nothing'])).toEqual({
    status: 127,
    stdout: expect.stringMatching(/^5\.2/),
    stderr: 'bash: line 1: nothing: command not found\n',
  })
  expect(shell(['--lambda', 'missing.sh'])).toMatchObject({ status: 127, stderr: 'bash: missing.sh: No such file or directory\n' })
})
