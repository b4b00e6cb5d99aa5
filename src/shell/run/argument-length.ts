/** Bytes of one argument or variable, and of all together, that Linux passes to a program (execve(2), MAX_ARG_STRLEN and a quarter of 8 MB of stack). */
const longestArgument = 131_071

const longestArguments = 2_097_152

export function isTooLong(args: readonly string[], environment: ReadonlyMap<string, string>): boolean {
  let total = 0
  for (const arg of args) {
    if (arg.length > longestArgument) return true
    total += arg.length + 9
  }
  for (const [name, value] of environment) {
    const length = name.length + 1 + value.length
    if (length > longestArgument) return true
    total += length + 9
  }
  return total > longestArguments
}
