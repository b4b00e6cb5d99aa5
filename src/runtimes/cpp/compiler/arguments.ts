/** How C++ is compiled: the same for our library, the prefix header and a visitor's program, or the prefix header would not fit. */
const language: readonly string[] = [
  '-std=c++20',
  '-O2',
  '-fwasm-exceptions',
  // A null pointer is a segmentation fault on Lambda; in WebAssembly address 0 is memory like any other.
  '-fsanitize=null',
  '-fsanitize-minimal-runtime',
  '-fno-sanitize-recover=null',
  '-D_WASI_EMULATED_SIGNAL',
  '-D_WASI_EMULATED_PROCESS_CLOCKS',
  '-D_WASI_EMULATED_GETPID',
  '-Iinclude',
]

/** Names under `include`, `prefix.h` → `prefix.pch`. */
export const prefixArguments: readonly string[] = ['clang++', '-x', 'c++-header', 'prefix.h', '-o', 'prefix.pch', ...language]

/** `library.cpp` and what it includes → `library.o`. */
export const libraryArguments: readonly string[] = [
  'clang++',
  '-c',
  'library.cpp',
  '-o',
  'library.o',
  '-include-pch',
  'prefix.pch',
  ...language,
]

/** Linux gives a process a stack of 8 MiB. */
const stackBytes = 8 * 2 ** 20

/** Sources → `bootstrap`, which is WebAssembly. */
export const programArguments = (sources: readonly string[]): readonly string[] => [
  'clang++',
  ...sources,
  'library.o',
  '-o',
  'bootstrap',
  '-include-pch',
  'prefix.pch',
  ...language,
  '-I.',
  '-Wall',
  '-fdiagnostics-parseable-fixits',
  '-fdiagnostics-print-source-range-info',
  '-nostartfiles',
  '-lwasi-emulated-signal',
  '-lwasi-emulated-process-clocks',
  '-lwasi-emulated-getpid',
  `-Wl,-z,stack-size=${stackBytes}`,
  '-Wl,--stack-first',
  '-Wl,--strip-all',
]
