/** WebAssembly as Node has it too; its typings leave it to the DOM's. */
declare namespace WebAssembly {
  type ImportValue = object | number | ((...given: never[]) => unknown)
  type Imports = Record<string, Record<string, ImportValue>>
  type Exports = Readonly<Record<string, unknown>>
  class Memory {
    readonly buffer: ArrayBuffer
  }
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>)
    static imports(module: Module): { readonly module: string; readonly name: string }[]
  }
  class Instance {
    constructor(module: Module, imports: Imports)
    readonly exports: Exports
  }
  class RuntimeError extends Error {}
}
