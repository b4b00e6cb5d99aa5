/** JSON strings that break careless bootstraps: UTF-8, quotes and shell syntax, line ends, a leading `@`, and more than an argument can hold. */
export const hardNames: readonly string[] = [
  '"Zoë 日本 🚀"',
  String.raw`"\"quoted\" and 'single' \\ $HOME \u0060id\u0060"`,
  String.raw`"two\nlines\r\n"`,
  '"@/etc/hostname"',
  `"${'a'.repeat(1_000_000)}"`,
]

/** An event with one of them, laid out with white space, and what the default project answers to it: to the letter. */
export const greetingOf = (name: string) => ({ event: `{\n  "name" : ${name}\n}\n`, answer: `{"message":"Hello, ${name.slice(1, -1)}!"}` })
