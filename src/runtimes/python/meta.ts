import type { RuntimeMeta } from '../runtime.ts'

export const pythonMeta: RuntimeMeta = {
  id: 'python',
  label: 'Python, managed',
  managed: '/var/runtime/bootstrap',
  caveats: [
    'The service’s own client is part of a managed runtime. This is a client of our own that does what AWS’s does; it runs on CPython compiled to WebAssembly (Pyodide), which is slower than CPython on a processor.',
    'Only the standard library is there, and no sockets, threads or subprocesses.',
  ],
}
