/** The compiler's files and our compiled library, each gzipped: made by the build (src/node/build/cpp-toolchain.ts). */
declare module 'virtual:cpp-toolchain' {
  export const toolchain: Readonly<Record<string, { readonly url: string; readonly bytes: number }>>
}
