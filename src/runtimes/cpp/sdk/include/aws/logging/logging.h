#pragma once

#include <cstdarg>

namespace aws {
namespace logging {

enum class verbosity { error, info, debug };

/** Writes `[LEVEL] [unix ms] TAG message` to standard output, at once. */
void log(verbosity level, char const* tag, char const* message, va_list arguments);

[[gnu::format(printf, 2, 3)]] inline void log_error(char const* tag, char const* message, ...)
{
    va_list arguments;
    va_start(arguments, message);
    log(verbosity::error, tag, message, arguments);
    va_end(arguments);
}

/** Writes when the program is compiled with AWS_LAMBDA_LOG of 1 or more. */
[[gnu::format(printf, 2, 3)]] inline void log_info([[maybe_unused]] char const* tag, [[maybe_unused]] char const* message, ...)
{
#if AWS_LAMBDA_LOG >= 1
    va_list arguments;
    va_start(arguments, message);
    log(verbosity::info, tag, message, arguments);
    va_end(arguments);
#endif
}

/** Writes when the program is compiled with AWS_LAMBDA_LOG of 2 or more. */
[[gnu::format(printf, 2, 3)]] inline void log_debug([[maybe_unused]] char const* tag, [[maybe_unused]] char const* message, ...)
{
#if AWS_LAMBDA_LOG >= 2
    va_list arguments;
    va_start(arguments, message);
    log(verbosity::debug, tag, message, arguments);
    va_end(arguments);
#endif
}

} // namespace logging
} // namespace aws
