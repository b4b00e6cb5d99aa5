import { expect, test } from 'vitest'
import { run } from './machine-fixtures.ts'

const place = (line: number) => `/var/task/bootstrap: line ${line + 1}: `

test('a fork bomb meets the limit of processes, and the shell says so as bash does', async () => {
  const { stderr, end } = await run('bomb() { bomb | bomb & }\nbomb\nfor ((i = 0; i < 100; i++)); do sleep 1; done\nexit 3')
  expect(stderr).toContain(`${place(1)}fork: retry: Resource temporarily unavailable\n`)
  expect(end).toEqual({ code: 3 })
})

test('more processes than fit wait for room, and give up after fifteen seconds', async () => {
  const { stdout, stderr } = await run('for ((i = 0; i < 1100; i++)); do sleep 100 & done\necho not reached\n')
  expect(stderr.match(/fork: retry: Resource temporarily unavailable/g)).toHaveLength(4)
  expect(stderr).toContain(`${place(1)}fork: Resource temporarily unavailable\n`)
  expect(stdout).toBe('not reached\n')
})

test('descriptors end at 1,024', async () => {
  const { stdout, stderr } = await run('for ((i = 0; ; i++)); do exec {fd}< /dev/null || break; done\necho $i $fd\n')
  expect(stdout).toBe('1014 1023\n')
  expect(stderr).toBe(`${place(1)}redirection error: cannot duplicate fd: Too many open files\n`)
})

test('/tmp is full when it is full, for programs and for the shell', async () => {
  const { stdout, stderr, end } = await run(
    'yes > /tmp/x; echo $?\necho more > /tmp/y; echo $?\nstat -c %s /tmp/x; rm /tmp/x; echo room > /tmp/y; cat /tmp/y',
  )
  expect(stderr).toBe(`yes: standard output: No space left on device\n${place(2)}echo: write error: No space left on device\n`)
  expect(stdout).toBe('1\n1\n536870912\nroom\n')
  expect(end).toEqual({ code: 0 })
})

test('/tmp is as large as the function asks for', async () => {
  const { stdout } = await run('yes > /tmp/x 2> /dev/null; stat -c %s /tmp/x', { temporaryMb: 1024 })
  expect(stdout).toBe('1073741824\n')
})

test('everything but /tmp is read-only', async () => {
  const { stderr, stdout } = await run(
    'echo x > /var/task/x; echo x > /etc/x; mkdir /home/me; echo x > /tmp/x; cat /tmp/x > /dev/null && echo ok',
  )
  expect(stderr).toBe(
    `${place(1)}/var/task/x: Read-only file system\n${place(1)}/etc/x: Read-only file system\nmkdir: cannot create directory '/home/me': No such file or directory\n`,
  )
  expect(stdout).toBe('ok\n')
})

const hundred = "printf -v x '%10000000s' y; x=$x$x$x$x$x$x$x$x$x$x; "

test('a variable of 100 MB is held, and is too long for a program', async () => {
  const { stdout, stderr } = await run(`${hundred}echo \${#x}; export x; ls; echo $?`)
  expect(stdout).toBe('100000000\n126\n')
  expect(stderr).toBe(`${place(1)}/usr/bin/ls: Argument list too long\n`)
})

test('a value that no engine can hold ends the shell, which says why', async () => {
  const { end, stderr } = await run(`${hundred}while :; do x+=$x; done`)
  expect(end).toEqual({ code: 2 })
  expect(stderr).toBe('/var/task/bootstrap: xrealloc: cannot allocate memory: a value may have 512 MB at most\n')
})

test.each([
  ['an unclosed quote', 'echo one\necho "two\n', `${place(2)}unexpected EOF while looking for matching \`"'\n`, 'one\n'],
  ['an unfinished block', 'echo one\nif true; then\n', 'syntax error: unexpected end of file', 'one\n'],
])('%s is told where it stands, and what came before has run', async (_, script, says, stdout) => {
  const outcome = await run(script)
  expect(outcome.stderr).toContain(says)
  expect(outcome.stdout).toBe(stdout)
  expect(outcome.end).toEqual({ code: 2 })
})

test('a line of a megabyte is read in one piece', async () => {
  const { stdout } = await run(
    `printf '%1000000s\\n' x > /tmp/line; IFS= read -r line < /tmp/line; echo \${#line}; while IFS= read -r l; do echo \${#l}; done < /tmp/line; grep -c x /tmp/line`,
  )
  expect(stdout).toBe('1000000\n1000000\n1\n')
})

test('binary files are not executed, and pass through pipes as they are', async () => {
  const { stdout, stderr } = await run(
    `printf '\\x7fELF\\0\\1\\2' > /tmp/x; chmod +x /tmp/x; /tmp/x; echo $?; head -c 300000 /dev/urandom > /tmp/r; cat /tmp/r | cat > /tmp/s; wc -c < /tmp/s`,
  )
  expect(stderr).toBe(`${place(1)}/tmp/x: cannot execute binary file: Exec format error\n`)
  expect(stdout).toBe('126\n300000\n')
})

test.each([
  [
    'saved with CRLF',
    String.raw`printf '#!/bin/bash\r\necho hi\r\n' > /tmp/x; chmod +x /tmp/x; /tmp/x`,
    '/tmp/x: cannot execute: required file not found\n',
    127,
  ],
  ['without the executable bit', `echo 'echo hi' > /tmp/x; /tmp/x`, '/tmp/x: Permission denied\n', 126],
  [
    'with an interpreter that is missing',
    String.raw`printf '#!/usr/bin/python3\n' > /tmp/x; chmod +x /tmp/x; /tmp/x`,
    '/tmp/x: cannot execute: required file not found\n',
    127,
  ],
  ['that is not there', '/tmp/x', '/tmp/x: No such file or directory\n', 127],
  ['that is a directory', '/tmp', '/tmp: Is a directory\n', 126],
])('a program %s is refused as bash refuses it', async (_, script, says, code) => {
  const { end, stderr } = await run(script)
  expect(stderr).toBe(`${place(1)}${says}`)
  expect(end).toEqual({ code })
})

test.each([
  ['read by a command', 'cat <(echo a); echo $?', '1\n', 'cat: /dev/fd/63: No such file or directory\n'],
  [
    'read by a loop',
    'while read -r l; do echo "$l"; done < <(echo b)\necho $?',
    '1\n',
    `${place(1)}/dev/fd/63: No such file or directory\n`,
  ],
  ['written', 'echo x | tee >(cat)', 'x\n', 'tee: /dev/fd/63: No such file or directory\n'],
])('process substitution that is %s fails as on Lambda, where /dev/fd is missing', async (_, script, stdout, stderr) => {
  expect(await run(script)).toMatchObject({ stdout, stderr })
})

test('only the commands of provided.al2023 are there, until the tools are added', async () => {
  const script = 'for c in jq find xargs diff which rev; do command -v "$c" || echo "no $c"; done; command -v sed awk curl cat | wc -l'
  expect((await run(script)).stdout).toBe('no jq\nno find\nno xargs\nno diff\nno which\nno rev\n4\n')
  const { stdout } = await run(script, { tools: true })
  expect(stdout).toBe('/opt/bin/jq\n/opt/bin/find\n/opt/bin/xargs\n/opt/bin/diff\n/opt/bin/which\n/opt/bin/rev\n4\n')
})

test('SIGKILL ends a busy loop, a sleeper and five hundred processes', async () => {
  const { stdout } = await run(`(while :; do :; done) & loop=$!
(sleep 1000) & sleeper=$!
for ((i = 0; i < 500; i++)); do sleep 1000 & all+=($!); done
kill -9 $loop $sleeper "\${all[@]}"; wait $loop; echo $?; wait $sleeper; echo $?
wait; jobs -r | wc -l`)
  expect(stdout).toBe('137\n137\n0\n')
})
