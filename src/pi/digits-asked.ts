/** The most digits that may be asked for: at 22 bytes a digit, measured at ten million, they take half of wasm32's 4 GiB. */
export const mostDigits = 100_000_000

export type DigitsAsked = { readonly digits: number } | { readonly problem: string }

/** Reads how many digits a person or an event asks for. Every refusal says what is wrong and what to do. */
export function digitsAsked(text: string | undefined, most = mostDigits): DigitsAsked {
  const advice = `Give a whole number from 1 to ${most.toLocaleString('en-US')}.`
  if (text === undefined || text.trim() === '') return { problem: `No number of digits is given. ${advice}` }
  const shown = text.length > 24 ? `${text.slice(0, 24)}… (${text.length.toLocaleString('en-US')} characters)` : text
  if (!/^\d+$/.test(text.trim())) return { problem: `“${shown}” is not a whole number in plain digits. ${advice}` }
  const digits = Number(text.trim())
  if (digits < 1) return { problem: `0 digits are none. ${advice}` }
  if (digits > most) return { problem: `“${shown}” is more digits than fit the memory of one worker. ${advice}` }
  return { digits }
}
