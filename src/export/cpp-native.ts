import { type FileSet, textIn } from '#project/files.ts'
import type { Project } from '#project/project.ts'

/** Versions that the native build fetches: tags of their repositories. */
const runtimeTag = 'v0.2.10'
const sdkTag = '1.11.465'

/** What the sources need beside aws-lambda-cpp. */
interface Needs {
  readonly sources: readonly string[]
  readonly sdk: boolean
  readonly gmp: boolean
}

function needsOf(files: FileSet): Needs {
  const texts = Object.values(files).map((file) => textIn(file) ?? '')
  const includes = (pattern: RegExp) => texts.some((text) => pattern.test(text))
  return {
    sources: Object.keys(files).filter((path) => /\.(cpp|cc|cxx)$/.test(path)),
    sdk: includes(/#\s*include\s*[<"]aws\/core\//),
    gmp: includes(/#\s*include\s*[<"]gmp(xx)?\.h/),
  }
}

const text = (content: string) => ({ content, executable: false })

/** The sources with everything that builds and packages them natively: CMake, a Dockerfile that needs nothing else, and a workflow that runs it. */
export function nativeFiles({ files, config }: Project): FileSet {
  const needs = needsOf(files)
  const name = config.functionName
  return {
    ...files,
    'CMakeLists.txt': text(cmakeLists(name, needs)),
    Dockerfile: text(dockerfile(name, needs)),
    '.dockerignore': text('*.zip\n'),
    '.github/workflows/build.yml': text(workflow),
  }
}

const cmakeLists = (name: string, { sources, sdk, gmp }: Needs): string => `cmake_minimum_required(VERSION 3.16)
project(${name} LANGUAGES CXX)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)

find_package(aws-lambda-runtime REQUIRED)
${sdk ? 'find_package(AWSSDK COMPONENTS core REQUIRED)\n' : ''}
add_executable(\${PROJECT_NAME} ${sources.join(' ')})
target_include_directories(\${PROJECT_NAME} PRIVATE \${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(\${PROJECT_NAME} PRIVATE AWS::aws-lambda-runtime${sdk ? ` \${AWSSDK_LINK_LIBRARIES}` : ''}${gmp ? ' gmpxx gmp' : ''})

# Makes ${name}.zip: the program, the libraries it needs, and a bootstrap that starts it.
aws_lambda_package_target(\${PROJECT_NAME})
`

const dockerfile = (name: string, { sdk, gmp }: Needs): string => `# docker build --output . .
# builds the program on the system that Lambda runs it on, and leaves function.zip here.
FROM amazonlinux:2023 AS build
RUN dnf install -y gcc-c++ cmake make git zip tar gzip libcurl-devel openssl-devel zlib-devel${gmp ? ' gmp-devel' : ''}

RUN git clone --depth 1 --branch ${runtimeTag} https://github.com/awslabs/aws-lambda-cpp.git /src/runtime && \\
    cmake -S /src/runtime -B /src/runtime/build -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF && \\
    cmake --build /src/runtime/build --parallel --target install
${
  sdk
    ? `
RUN git clone --depth 1 --branch ${sdkTag} --recurse-submodules --shallow-submodules https://github.com/aws/aws-sdk-cpp.git /src/sdk && \\
    cmake -S /src/sdk -B /src/sdk/build -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \\
      -DBUILD_ONLY=core -DENABLE_TESTING=OFF -DCUSTOM_MEMORY_MANAGEMENT=OFF && \\
    cmake --build /src/sdk/build --parallel --target install
`
    : ''
}
COPY . /function
RUN cmake -S /function -B /build -DCMAKE_BUILD_TYPE=Release && cmake --build /build --target aws-lambda-package-${name}

FROM scratch
COPY --from=build /build/${name}.zip /function.zip
`

const workflow = `name: Build function.zip
on: [push, workflow_dispatch]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: docker build --output . .
      - uses: actions/upload-artifact@v4
        with:
          name: function
          path: function.zip
`
