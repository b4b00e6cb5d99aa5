/** Where the build puts Pyodide's files, relative to the worker. */
declare module 'virtual:pyodide-folder' {
  export const pyodideFolder: string
}
