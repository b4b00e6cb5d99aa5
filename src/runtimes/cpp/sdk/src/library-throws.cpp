// libc++ was built without exceptions: where its compiled part would throw, it calls one function that names the exception and aborts.
// That function is replaced here by one that throws, so that `catch (std::invalid_argument const&)` around std::stol() works.

#include <any>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <ios>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <typeinfo>
#include <variant>

namespace {

using Thrower = void (*)(char const* message);

template <typename T>
void with_message(char const* message)
{
    throw T(message);
}
template <typename T>
void without_message(char const*)
{
    throw T();
}

struct {
    char const* name;
    Thrower throws;
} const exceptions[] = {
    {"invalid_argument", with_message<std::invalid_argument>},
    {"out_of_range", with_message<std::out_of_range>},
    {"length_error", with_message<std::length_error>},
    {"domain_error", with_message<std::domain_error>},
    {"range_error", with_message<std::range_error>},
    {"overflow_error", with_message<std::overflow_error>},
    {"underflow_error", with_message<std::underflow_error>},
    {"logic_error", with_message<std::logic_error>},
    {"runtime_error", with_message<std::runtime_error>},
    {"ios_base::failure", with_message<std::ios_base::failure>},
    {"bad_alloc", without_message<std::bad_alloc>},
    {"bad_array_new_length", without_message<std::bad_array_new_length>},
    {"bad_cast", without_message<std::bad_cast>},
    {"bad_any_cast", without_message<std::bad_any_cast>},
    {"bad_function_call", without_message<std::bad_function_call>},
    {"bad_optional_access", without_message<std::bad_optional_access>},
    {"bad_variant_access", without_message<std::bad_variant_access>},
    {"bad_weak_ptr", without_message<std::bad_weak_ptr>},
};

/** What stands between the first and the last `"`, in place. */
char const* quoted(char* text)
{
    char* first = std::strchr(text, '"');
    char* last = std::strrchr(text, '"');
    if (!first || first == last) return "";
    *last = '\0';
    return first + 1;
}

} // namespace

extern "C" {

[[noreturn]] void throw_in_place_of_abort(char const* format, ...) __asm__("_ZNSt3__222__libcpp_verbose_abortEPKcz");

/** `NAME was thrown in -fno-exceptions mode with message "TEXT"`. */
void throw_in_place_of_abort(char const* format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    for (auto const& [name, throws] : exceptions) {
        auto const length = std::strlen(name);
        if (std::strncmp(text, name, length) == 0 && text[length] == ' ') throws(quoted(text));
    }
    if (std::strncmp(text, "system_error ", 13) == 0)
        throw std::system_error(std::make_error_code(std::errc::operation_not_permitted), quoted(text));
    std::fprintf(stderr, "%s\n", text);
    std::abort();
}

[[noreturn]] void __cxa_bad_cast()
{
    throw std::bad_cast();
}

[[noreturn]] void __cxa_bad_typeid()
{
    throw std::bad_typeid();
}

[[noreturn]] void __cxa_throw_bad_array_new_length()
{
    throw std::bad_array_new_length();
}
}
