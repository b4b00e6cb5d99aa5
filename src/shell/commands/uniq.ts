import { quotedWord } from './quoting.ts'
import { bare, Failure, gnu, lines, type Tool, UsageError } from './tool.ts'

const number = (tool: Tool, key: string, what: string) => {
  const text = tool.value(key)
  if (text !== undefined && !/^\d+$/.test(text)) throw new Failure(`${text}: invalid number of ${what}`)
  return text === undefined ? undefined : Number(text)
}

export const uniq = gnu(
  {
    letters: 'cdDf:is:uw:z',
    long: {
      count: 'c',
      repeated: 'd',
      'all-repeated': 'D',
      'skip-fields': 'f',
      'ignore-case': 'i',
      'skip-chars': 's',
      unique: 'u',
      'check-chars': 'w',
      'zero-terminated': 'z',
    },
    digits: 'f',
  },
  function* (tool) {
    const [input, , extra] = tool.operands
    if (extra !== undefined) throw new UsageError(`extra operand ${quotedWord(extra)}`)
    const terminator = tool.has('z') ? '\0' : '\n'
    const skip = number(tool, 'f', 'fields to skip') ?? 0
    const from = number(tool, 's', 'bytes to skip') ?? 0
    const width = number(tool, 'w', 'bytes to compare')
    const keyOf = (line: string) => {
      const rest = line.replace(new RegExp(`^(?:[ \\t]*[^ \\t]*){${skip}}`), '').slice(from)
      const key = width === undefined ? rest : rest.slice(0, width)
      return tool.has('i') ? key.toLowerCase() : key
    }
    let group: string[] = []
    let key: string | undefined
    const finish = function* () {
      const [first] = group
      if (first === undefined) return
      const repeated = group.length > 1
      if ((tool.has('d') || tool.has('D')) && !repeated) return
      if (tool.has('u') && repeated) return
      for (const line of tool.has('D') ? group : [first])
        yield* tool.out(`${tool.has('c') ? `${String(group.length).padStart(7)} ` : ''}${line}${terminator}`)
    }
    yield* tool.inputs(input === undefined ? [] : [input], (reader) =>
      lines(
        reader,
        function* (text) {
          const line = bare(text, terminator)
          const next = keyOf(line)
          if (next !== key) {
            yield* finish()
            group = []
          }
          key = next
          group.push(line)
        },
        terminator,
      ),
    )
    yield* finish()
  },
)
