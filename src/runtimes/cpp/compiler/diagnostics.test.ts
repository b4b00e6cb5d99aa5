import { expect, test } from 'vitest'
import { readDiagnostics } from './diagnostics.ts'

const missingSemicolon = `main.cpp:4:27: error: expected ';' at end of declaration
    4 |     std::string text = "a"
      |                           ^
      |                           ;
fix-it:"main.cpp":{4:27-4:27}:";"
main.cpp:5:12:{5:12-5:16}: error: use of undeclared identifier 'texd'; did you mean 'text'?
    5 |     return texd.size();
      |            ^~~~
      |            text
fix-it:"main.cpp":{5:12-5:16}:"text"
main.cpp:4:17: note: 'text' declared here
2 errors generated.
`

test('an error has its place, its range and its repair; notes stay in the log', () => {
  const { diagnostics, log } = readDiagnostics(missingSemicolon)
  expect(diagnostics).toEqual([
    {
      file: 'main.cpp',
      line: 4,
      column: 27,
      endLine: 4,
      endColumn: 27,
      severity: 'error',
      message: "expected ';' at end of declaration",
      fixes: [{ file: 'main.cpp', line: 4, column: 27, endLine: 4, endColumn: 27, text: ';' }],
    },
    {
      file: 'main.cpp',
      line: 5,
      column: 12,
      endLine: 5,
      endColumn: 16,
      severity: 'error',
      message: "use of undeclared identifier 'texd'; did you mean 'text'?",
      fixes: [{ file: 'main.cpp', line: 5, column: 12, endLine: 5, endColumn: 16, text: 'text' }],
    },
  ])
  expect(log).not.toContain('fix-it')
  expect(log).toContain('main.cpp:5:12: error')
  expect(log).toContain('declared here')
})

test('a missing header is a fatal error at its place', () => {
  const { diagnostics } = readDiagnostics("main.cpp:1:10: fatal error: 'boost/asio.hpp' file not found\n")
  expect(diagnostics).toMatchObject([
    { file: 'main.cpp', line: 1, column: 10, severity: 'error', message: "'boost/asio.hpp' file not found" },
  ])
})

test('a client of the AWS SDK that is missing is explained', () => {
  const { diagnostics } = readDiagnostics("main.cpp:2:10: fatal error: 'aws/s3/S3Client.h' file not found\n")
  expect(diagnostics[0]?.message).toMatch(/^'aws\/s3\/S3Client\.h' file not found\. Of the AWS SDK .* S3, DynamoDB/)
})

test('what the linker says is about no file', () => {
  const { diagnostics } = readDiagnostics('wasm-ld: error: main-1.o: undefined symbol: helper()\n')
  expect(diagnostics).toMatchObject([{ file: '', severity: 'error', message: 'main-1.o: undefined symbol: helper()' }])
})

test('a repair with quotes and letters beyond ASCII comes as it was written', () => {
  const { diagnostics } = readDiagnostics('a.cpp:1:1: warning: w\nfix-it:"a.cpp":{1:1-1:1}:"\\"\\303\\251\\"\\n"\n')
  expect(diagnostics[0]?.fixes[0]?.text).toBe('"é"\n')
})
