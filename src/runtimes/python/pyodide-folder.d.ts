/** Where the build puts Pyodide's files, relative to the worker. */
declare module 'virtual:pyodide-folder' {
  export const pyodideFolder: string
}

/** A Python file, as text. */
declare module '*.py?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: Vite gives a file's text so
  export default text
}
