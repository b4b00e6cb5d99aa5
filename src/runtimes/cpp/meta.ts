import type { RuntimeMeta } from '../runtime.ts'

export const cppMeta: RuntimeMeta = {
  id: 'cpp',
  label: 'C++',
  compiled: true,
  caveats: [
    'Your sources are compiled by clang 22 to WebAssembly, with libc++; on Lambda the same sources are compiled to machine code, usually by GCC with libstdc++.',
    'Pointers, `long` and `size_t` have 32 bits here and 64 on Lambda: write `int64_t` or `long long` where it matters.',
    'The headers of aws-lambda-cpp and of the AWS SDK’s JSON are our own, with the same interface. Clients of AWS services are not there: no request leaves the page.',
    'There are no threads and no files: `std::thread` fails, and nothing can be opened.',
    'The stack ends earlier than Linux’s 8 MiB where functions call themselves very deeply: the browser sets the limit.',
    'A null pointer is noticed as Lambda would, by a segmentation fault; other wild pointers may go unnoticed inside the program’s own memory.',
  ],
}
