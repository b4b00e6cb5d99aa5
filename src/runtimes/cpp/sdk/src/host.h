#pragma once
// What the program asks of whoever runs it: the page's worker, or index.mjs under Node.js.

#include <cstddef>
#include <cstdint>

#ifdef __wasm__
#define HOST(name) __attribute__((import_module("lambda_host"), import_name(name)))
#else
// Compiled natively, for comparison with other compilers: the functions come from another file.
#define HOST(name)
#endif

extern "C" {
/** Sends a request. Its status, or -1 when there was no response; a host that cannot wait gives 0 and calls lambda_step() later. */
HOST("http") int32_t lambda_host_http(char const* method, size_t method_size, char const* url, size_t url_size, char const* headers,
                                      size_t headers_size, char const* body, size_t body_size);

/** Copies a part of the last response: 0 its headers, as `name: value\r\n`, 1 its body. Gives the size; nothing is copied to a null. */
HOST("read") size_t lambda_host_read(uint32_t part, char* to, size_t size);

/** Not 0: this host cannot wait, so main() is to be left as it stands, and lambda_step() will be called. */
HOST("park") int32_t lambda_host_park();

/** The next request comes from this line of the program. */
HOST("at") void lambda_host_at(char const* file, size_t file_size, int32_t line);

/** Ends the program as a signal does. */
[[noreturn]] HOST("raise") void lambda_host_raise(int32_t signal);

/** How many bytes of memory the function may use. */
HOST("memory_limit") size_t lambda_host_memory_limit();
}
