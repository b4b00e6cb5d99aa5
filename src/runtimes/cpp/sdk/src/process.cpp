// What a Linux process does that WASI does not: signals, a limit of memory, output through a pipe, the last words of an uncaught exception.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <typeinfo>

#include "exceptions.h"
#include "host.h"

namespace {

constexpr int32_t segmentation_fault = 11;
constexpr int32_t aborted = 6;
constexpr int32_t killed = 9;
constexpr size_t page = 65536;

// Standard output is a pipe on Lambda, and glibc fills a buffer of this size before it writes to one.
char output[4096];

/** `3foo` at the text's place, as `foo`; moves the place behind it. */
std::string source_name(char const*& at)
{
    char* rest = nullptr;
    auto const length = std::strtoul(at, &rest, 10);
    std::string name(rest, length);
    at = rest + length;
    return name;
}

/** The written form of a class's mangled name. Templates and the like stay as they are. */
std::string type_name(char const* mangled)
{
    struct {
        char const* mangled;
        char const* name;
    } const simple[] = {{"i", "int"}, {"j", "unsigned int"}, {"l", "long"}, {"d", "double"}, {"b", "bool"}, {"c", "char"},
                        {"PKc", "char const*"}, {"NSt3__212basic_stringIcNS_11char_traitsIcEENS_9allocatorIcEEEE", "std::string"}};
    for (auto const& type : simple)
        if (std::strcmp(type.mangled, mangled) == 0) return type.name;
    char const* at = mangled;
    bool const nested = *at == 'N';
    if (nested) ++at;
    std::string name;
    if (std::strncmp(at, "St", 2) == 0) {
        name = "std";
        at += 2;
    }
    while (*at >= '1' && *at <= '9') {
        auto const part = source_name(at);
        if (part != "__2") name += (name.empty() ? "" : "::") + part;
    }
    return std::strcmp(at, nested ? "E" : "") == 0 ? name : mangled;
}

[[noreturn]] void last_words()
{
    std::fflush(stdout);
    if (auto const* type = current_exception_type()) {
        std::fprintf(stderr, "terminate called after throwing an instance of '%s'\n", type_name(type->name()).c_str());
        if (auto const* exception = current_standard_exception()) std::fprintf(stderr, "  what():  %s\n", exception->what());
    } else
        std::fprintf(stderr, "terminate called without an active exception\n");
    std::abort();
}

} // namespace

extern "C" {

void __wasm_call_ctors();
int __main_void();

void _start()
{
    std::setvbuf(stdout, output, _IOFBF, sizeof output);
    std::set_terminate(last_words);
    try {
        __wasm_call_ctors();
        std::exit(__main_void());
    } catch (...) {
        std::terminate();
    }
}

void abort()
{
    lambda_host_raise(aborted);
}

/** The check for null pointers, which the compiler puts in, has found one. */
void __ubsan_handle_type_mismatch_minimal_abort()
{
    lambda_host_raise(segmentation_fault);
}
void __ubsan_handle_type_mismatch_minimal()
{
    lambda_host_raise(segmentation_fault);
}

/** More memory for malloc, until the function's own is used up: then Linux kills the process. */
void* sbrk(intptr_t increment)
{
    auto const pages = __builtin_wasm_memory_size(0);
    if (increment == 0) return reinterpret_cast<void*>(pages * page);
    auto const more = (static_cast<size_t>(increment) + page - 1) / page;
    auto const limit = static_cast<uint64_t>(lambda_host_memory_limit());
    if (static_cast<uint64_t>(pages + more) * page > limit) lambda_host_raise(killed);
    if (__builtin_wasm_memory_grow(0, more) == SIZE_MAX) lambda_host_raise(killed);
    return reinterpret_cast<void*>(pages * page);
}
}
