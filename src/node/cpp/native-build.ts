import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const sdk = fileURLToPath(new URL('../../runtimes/cpp/sdk', import.meta.url))
const host = fileURLToPath(new URL('native/host.cpp', import.meta.url))
/** The parts of our library that are not about WebAssembly. */
const library = ['json-node', 'json-reader', 'json-value', 'json-view', 'json-writer', 'logging', 'runtime', 'version']

const compiles = (source: string, ...args: readonly string[]) =>
  spawnSync('g++', ['-x', 'c++', '-fsyntax-only', '-', ...args], { input: source }).status === 0

/** What stands in for the packages that CMake looks for: our headers and library, and a package target that only builds. */
export function cmakeStandIns(): Readonly<Record<string, string>> {
  const parts = [...library.map((name) => `${sdk}/src/${name}.cpp`), host].map((path) => JSON.stringify(path)).join(' ')
  return {
    'aws-lambda-runtime-config.cmake': `add_library(AWS::aws-lambda-runtime INTERFACE IMPORTED)
target_include_directories(AWS::aws-lambda-runtime INTERFACE "${sdk}/include" "${sdk}/src")
target_compile_definitions(AWS::aws-lambda-runtime INTERFACE WITHOUT_EVENTS)
target_sources(AWS::aws-lambda-runtime INTERFACE ${parts})
function(aws_lambda_package_target target)
  add_custom_target(aws-lambda-package-${'$'}{target} DEPENDS ${'$'}{target})
endfunction()
`,
    'AWSSDKConfig.cmake': 'set(AWSSDK_LINK_LIBRARIES "")\n',
  }
}

/** Whether g++ is there, and GMP's own headers for it; and CMake. */
export const hasGcc = compiles('int main() {}')
export const hasCmake = hasGcc && spawnSync('cmake', ['--version']).status === 0
export const hasGmp = hasGcc && compiles('#include <gmpxx.h>\nint main() {}')

/** What a natively compiled program answered, each line `response …` or `error …`, and the milliseconds that each event took. */
export interface NativeRun {
  readonly answers: readonly string[]
  readonly millis: readonly number[]
}

/** Compiles one main.cpp by g++ -O2 against our headers, but GMP's own gmpxx.h. Gives how to run it; the program is gone after `work`. */
export async function withNative<T>(source: string, work: (run: (events: readonly string[]) => NativeRun) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'native-cpp-'))
  try {
    writeFileSync(join(folder, 'main.cpp'), source)
    const gmp = source.includes('gmpxx.h') ? ['-lgmpxx', '-lgmp'] : []
    // Ours stands among the headers under the same name: only the folder `aws` is shown.
    execFileSync('ln', ['-s', `${sdk}/include/aws`, join(folder, 'aws')])
    const parts = library.map((name) => `${sdk}/src/${name}.cpp`)
    const flags = ['-std=c++20', '-O2', `-I${folder}`, `-I${sdk}/src`]
    const [main, object] = [join(folder, 'main.cpp'), join(folder, 'main.o')]
    execFileSync('g++', [...flags, '-Dmain=program_main', '-c', main, '-o', object])
    execFileSync('g++', [...flags, host, ...parts, object, ...gmp, '-o', join(folder, 'main')])
    return await work((events) => {
      const { stdout, stderr } = spawnSync(join(folder, 'main'), events, { encoding: 'utf8' })
      return { answers: stdout.trim().split('\n'), millis: stderr.trim().split('\n').map(Number) }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
