export type Wanted = { readonly digits: number } | { readonly problem: string }

/** Reads how many digits somebody wants, or says in a sentence why that is no number of digits. Blanks and underscores may group. */
export function wantedDigits(text: string, most: number, reason = 'the 4 GiB that WebAssembly can reach hold about so many'): Wanted {
  const bare = text.trim().replaceAll(/(?<=\d)[ _](?=\d)/g, '')
  const shown = bare.length > 20 ? `${bare.slice(0, 20)}… (${bare.length} characters)` : bare
  const limit = most.toLocaleString('en')
  if (bare === '') return { problem: `Type how many digits you want: a whole number from 1 to ${limit}.` }
  if (/^-\d/.test(bare)) return { problem: `${shown} is negative. There are no digits before the first: choose 1 or more.` }
  if (/^\d+[.,]\d+$/.test(bare)) return { problem: `${shown} is not whole. A digit cannot be cut: write the number without a point.` }
  if (/^\d+e\d+$/i.test(bare)) return { problem: `${shown} is a power in short. Write the number out, such as 1000000.` }
  if (!/^\d+$/.test(bare)) return { problem: `"${shown}" is not a number. Type a whole number from 1 to ${limit}, such as 1000.` }
  if (/^0+$/.test(bare)) return { problem: 'Zero digits of π are nothing to compute: choose 1 or more.' }
  if (Number(bare) > most) return { problem: `${shown} digits are too many: ${reason}. Choose ${limit} or fewer.` }
  return { digits: Number(bare) }
}
