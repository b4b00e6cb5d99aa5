const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', b: '\b', a: '\x07', '0': '', '\\': '\\' }

/** `\n`, `\t` and their kin in an option's value. */
export const decodeEscapes = (text: string): string => text.replace(/\\(.)/gs, (_, c: string) => letters[c] ?? c)
