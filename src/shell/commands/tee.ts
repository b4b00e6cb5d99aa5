import { FileError, type OpenFile } from '../process/command.ts'
import { quotedIfNeeded } from './quoting.ts'
import { gnu } from './tool.ts'

export const tee = gnu({ letters: 'aip', long: { append: 'a', 'ignore-interrupts': 'i' } }, function* (tool) {
  const files: OpenFile[] = []
  try {
    for (const name of tool.operands) {
      try {
        files.push(tool.context.files.open(name, { write: true, create: true, append: tool.has('a'), truncate: !tool.has('a') }))
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        yield* tool.complain(`${quotedIfNeeded(name)}: ${error.message}`)
      }
    }
    const { stdin, stdout } = tool.context
    for (let chunk = yield* stdin.read(65_536); chunk !== ''; chunk = yield* stdin.read(65_536)) {
      yield* stdout.write(chunk)
      for (const file of files) yield* file.write(chunk)
    }
  } finally {
    for (const file of files) file.close()
  }
})
