import type { Method } from '#pi/methods.ts'

/** What each way is called, and one sentence about it. */
export const methodNames: Readonly<Record<Method, { readonly name: string; readonly says: string }>> = {
  engine: {
    name: 'Engine',
    says: 'Ours, in WebAssembly: products by floating-point transforms on two numbers at once, every one checked.',
  },
  pair: { name: 'Engine, two workers', says: 'The same engine; two workers share the terms and the digits of one number.' },
  chudnovsky: { name: 'Chudnovsky', says: 'The same series by binary splitting, on the browser’s BigInt.' },
  machin: { name: 'Machin', says: '16·arctan(1/5) − 4·arctan(1/239), on BigInt.' },
  gibbons: { name: 'Gibbons’ spigot', says: 'Digit after digit without an end, on BigInt.' },
}

/** Why a way takes no more digits than it does. */
export const limitReasons: Readonly<Record<Method, string>> = {
  engine: 'the 4 GiB that WebAssembly can reach hold about so many',
  pair: 'the 4 GiB that WebAssembly can reach hold about so many',
  chudnovsky: 'on BigInt they would take many minutes',
  machin: 'Machin’s formula takes time with the square of the digits, and these would take many minutes',
  gibbons: 'the spigot takes time with the square of the digits, and these would take many minutes',
}

export const spoken = (count: number): string => count.toLocaleString('en')

/** A time as one reads it: 0.05 ms, 212 ms, 3.66 s, 2 min 5 s. */
export function spokenTime(milliseconds: number): string {
  if (milliseconds < 0.995) return `${milliseconds.toFixed(2)} ms`
  if (milliseconds < 999.5) return `${Number(milliseconds.toPrecision(3))} ms`
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toPrecision(3)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

export const mebibytes = (bytes: number): string =>
  `${bytes < 2 ** 20 * 10 ? (bytes / 2 ** 20).toFixed(1) : Math.round(bytes / 2 ** 20)} MiB`
