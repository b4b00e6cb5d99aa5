import { spoken } from './names.ts'

/** Copies the digits, with their point; says what came of it. */
export async function copyDigits(digits: Uint8Array): Promise<string> {
  try {
    await navigator.clipboard.writeText(withPoint(digits))
    return `Copied ${spoken(digits.length)} digits.`
  } catch {
    return 'The browser did not let the digits be copied. Download them instead.'
  }
}

/** Saves the digits, with their point, as a text file. */
export function downloadDigits(digits: Uint8Array<ArrayBuffer>): void {
  const parts = digits.length > 1 ? ['3.', digits.subarray(1)] : ['3']
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/plain' }))
  Object.assign(document.createElement('a'), { href: url, download: `pi-${digits.length}.txt` }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

const withPoint = (digits: Uint8Array) => `${digits.length > 1 ? '3.' : '3'}${new TextDecoder().decode(digits.subarray(1))}`
