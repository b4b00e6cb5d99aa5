declare module 'dictionary-en' {
  const dictionary: { readonly aff: Uint8Array; readonly dic: Uint8Array }
  export default dictionary
}
declare module 'nspell' {
  interface Spelling {
    readonly correct: (word: string) => boolean
    readonly add: (word: string) => void
  }
  export default function nspell(dictionary: { readonly aff: Uint8Array; readonly dic: Uint8Array }): Spelling
}
